#include "render/storage_blanks.hpp"

#include <boost/test/unit_test.hpp>

using namespace confsync::render;

BOOST_AUTO_TEST_SUITE(storage_blanks)

BOOST_AUTO_TEST_CASE(blanks_leave_the_marks_they_stand_in) {
    BOOST_TEST(with_blanks_outside("<p>a<em> b </em>c</p>") == "<p>a <em>b</em> c</p>");
    BOOST_TEST(with_blanks_outside("<p>a<em><strong> b </strong></em>c</p>") ==
               "<p>a <em><strong>b</strong></em> c</p>");
    BOOST_TEST(with_blanks_outside("<p>a <em> b</em></p>") == "<p>a <em>b</em></p>");
}

BOOST_AUTO_TEST_CASE(marks_around_nothing_are_gone) {
    BOOST_TEST(with_blanks_outside("<p>a <em><strong></strong></em> b</p>") == "<p>a b</p>");
    BOOST_TEST(with_blanks_outside("<td><p></p></td>") == "<td></td>");
    BOOST_TEST(with_blanks_outside("<td><p><em> </em></p></td>") == "<td><p> </p></td>");
}

BOOST_AUTO_TEST_CASE(blanks_become_one_except_in_code) {
    BOOST_TEST(with_blanks_outside("<p>a   b <br></br>c</p>") == "<p>a b<br></br>c</p>");
    const std::string code = "<ac:plain-text-body>a   b&lt;/em&gt; \n  c </ac:plain-text-body>";
    BOOST_TEST(with_blanks_outside(code) == code);
}

BOOST_AUTO_TEST_CASE(what_is_no_form_is_copied) {
    BOOST_TEST(with_blanks_outside("a < b") == "a < b");
    BOOST_TEST(with_blanks_outside("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
