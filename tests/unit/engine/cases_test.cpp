#include "engine/cases.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace confsync::engine;

namespace {

/// One line per local side, one word per remote side: the whole table at a glance.
template <class LocalSide, class RemoteSide, std::size_t n>
std::string grid(const std::array<Case<LocalSide, RemoteSide>, n>& table) {
    std::ostringstream text;
    for (unsigned l = 0; l < static_cast<unsigned>(LocalSide::count); ++l) {
        for (unsigned r = 0; r < static_cast<unsigned>(RemoteSide::count); ++r)
            text << (r ? " " : "")
                 << row_of(row_for(table, static_cast<LocalSide>(l), static_cast<RemoteSide>(r))
                               .action)
                        .name;
        text << '\n';
    }
    return text.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(cases)

// Columns: unread free taken held same own_now own_before foreign same_text edited rewound trashed
//          returning archived invisible misplaced
BOOST_AUTO_TEST_CASE(the_body_of_a_page) {
    BOOST_TEST(grid(body_cases) ==
               /* absent  */
               "orphan orphan orphan orphan orphan orphan orphan orphan orphan orphan orphan "
               "keep keep orphan orphan orphan\n"
               /* removed */
               "trash orphan orphan orphan trash trash trash person trash person person "
               "keep keep orphan orphan blocked\n"
               /* same    */
               "keep keep keep keep keep record update drift keep drift person person "
               "restore drift blocked blocked\n"
               /* stale   */
               "keep keep keep keep keep record update drift keep drift person person "
               "restore drift blocked blocked\n"
               /* changed */
               "update create blocked person update record update conflict update conflict "
               "person person restore person blocked blocked\n"
               /* dropped */
               "person create blocked person person record update conflict person conflict "
               "person person restore person blocked blocked\n");
}

// Columns: unread same as_wanted changed prevails
BOOST_AUTO_TEST_CASE(the_title_of_a_page) {
    BOOST_TEST(grid(title_cases) ==
               /* same    */
               "keep keep keep drift drift\n"
               /* changed */ "update update record update drift\n");
}

BOOST_AUTO_TEST_CASE(the_place_of_a_page) {
    BOOST_TEST(grid(place_cases) ==
               /* same    */
               "keep keep keep drift drift\n"
               /* changed */ "move move record move drift\n");
}

// Columns: nothing leaving others
BOOST_AUTO_TEST_CASE(the_deletion_of_a_page) {
    BOOST_TEST(grid(deletion_cases) ==
               /* unread */
               "trash trash person\n"
               /* ours   */
               "trash trash person\n"
               /* none   */ "person person person\n");
}

// Columns: absent same own own_other changed
BOOST_AUTO_TEST_CASE(an_attachment_of_a_page) {
    BOOST_TEST(grid(attachment_cases) ==
               /* same    */
               "drift keep record drift drift\n"
               /* changed */ "create update record update conflict\n");
}

// Columns: none present
BOOST_AUTO_TEST_CASE(the_comments_of_a_page) {
    BOOST_TEST(grid(comment_cases) ==
               "keep keep keep keep\n"
               "keep keep keep person\n");
}

BOOST_AUTO_TEST_SUITE_END()
