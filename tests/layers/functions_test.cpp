#include "layers/functions.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

using namespace confsync::layers;

namespace {

std::string found_in(std::string text) {
    SourceFile file{"a.cpp", "", text, without_comments_and_literals(text)};
    std::string found;
    for (const Function& function : functions_of(file)) {
        found += fmt::format("{}:{}+{} ", function.name, function.line, function.lines);
    }
    return found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(finding_functions)

BOOST_AUTO_TEST_CASE(a_function_reaches_from_its_signature_to_its_brace) {
    BOOST_TEST(found_in("int one() { return 1; }\n\nint two(int a,\n        int b) {\n"
                        "    if (a) {\n        return b;\n    }\n    return a;\n}\n") ==
               "one:1+1 two:3+7 ");
}

BOOST_AUTO_TEST_CASE(members_of_classes_and_namespaces_are_found) {
    BOOST_TEST(found_in("namespace a {\nclass B {\n  public:\n    explicit B(int x) : x_{x} {}\n"
                        "    int x() const { return x_; }\n    B& operator=(const B&) {\n"
                        "        return *this;\n    }\n\n  private:\n    int x_{0};\n};\n}\n") ==
               "B:4+1 x:5+1 operator=:6+3 ");
}

BOOST_AUTO_TEST_CASE(a_constructor_with_an_initialiser_list_is_one_function) {
    BOOST_TEST(found_in("A::A(int x)\n    : b_(x), c_{x, 2}, d_(f({1})) {\n    go();\n}\n") ==
               "A::A:1+4 ");
}

BOOST_AUTO_TEST_CASE(tables_and_initialisers_are_not_functions) {
    BOOST_TEST(found_in("const std::vector<Row> rows = {\n    {1, f(2)},\n    {3, g(4)},\n};\n"
                        "int x{3};\nenum class E { a, b };\nstruct S {\n    int a = 0;\n};\n"
                        "std::function<void(int)> f{nullptr};\n")
                   .empty());
}

BOOST_AUTO_TEST_CASE(templates_trailing_types_and_default_arguments_are_functions) {
    BOOST_TEST(found_in("template <class T = int>\nauto f(T a = {}) -> std::vector<T> {\n"
                        "    return {a};\n}\ntemplate <auto free>\nstruct With {\n"
                        "    template <class T>\n    void operator()(T* p) const noexcept {\n"
                        "        free(p);\n    }\n};\n") == "f:1+4 operator():7+4 ");
}

BOOST_AUTO_TEST_CASE(a_lambda_counts_where_it_stands) {
    BOOST_TEST(found_in("const auto less = [](int a, int b) { return a < b; };\n"
                        "void f() {\n    g([&] {\n        h();\n    });\n}\n") ==
               "less:1+1 f:2+5 ");
}

BOOST_AUTO_TEST_CASE(comments_and_long_literals_are_not_counted) {
    BOOST_TEST(found_in("int f() {\n    // why\n\n    g(R\"(\na\nb\n)\");\n    return 1;\n}\n") ==
               "f:1+5 ");
}

BOOST_AUTO_TEST_CASE(preprocessor_lines_are_not_code) {
    BOOST_TEST(found_in("#define OPEN(x) \\\n    if (x) {\nint f() { return 1; }\n") == "f:3+1 ");
}

BOOST_AUTO_TEST_SUITE_END()
