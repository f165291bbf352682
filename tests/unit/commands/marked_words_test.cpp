#include "commands/marked_words.hpp"

#include <boost/test/unit_test.hpp>

namespace confsync::commands {

BOOST_AUTO_TEST_SUITE(marked_words_)

BOOST_AUTO_TEST_CASE(words_of_one_side_are_marked) {
    const auto marked = marked_words("<p>Install it twice.</p>", "<p>Install it once.</p>");
    BOOST_TEST(marked.before == "<p>Install it <mark class=\"gone\">twice</mark>.</p>");
    BOOST_TEST(marked.after == "<p>Install it <mark class=\"come\">once</mark>.</p>");
}

BOOST_AUTO_TEST_CASE(a_mark_never_stands_across_a_tag) {
    const auto marked = marked_words("<p>one two three</p>",
                                     "<p>one two <b>new words</b> and more</p><p>then three</p>");
    BOOST_TEST(marked.after ==
               "<p>one two <b><mark class=\"come\">new words</mark></b> <mark class=\"come\">and "
               "more</mark></p><p><mark class=\"come\">then</mark> three</p>");
}

BOOST_AUTO_TEST_CASE(entities_stay_whole_and_attributes_alone) {
    const auto marked = marked_words("<a href=\"/x?amp=1\">a amp lt b c</a>",
                                     "<a href=\"/y?amp=2\">a &amp; &lt; b c amp lt</a>");
    BOOST_TEST(marked.after.find("href=\"/y?amp=2\"") != std::string::npos);
    BOOST_TEST(marked.after.find("&<mark") == std::string::npos);
    BOOST_TEST(marked.after.find("<mark class=\"come\">&amp; &lt;</mark>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(texts_with_little_in_common_are_left_as_they_are) {
    const auto marked = marked_words("<p>Call the office.</p>", "<p>Write letters only</p>");
    BOOST_TEST(marked.before == "<p>Call the office.</p>");
    BOOST_TEST(marked.after == "<p>Write letters only</p>");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace confsync::commands
