#include "sandbox/viewer_frame.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/text.hpp"
#include "base/unicode.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::string_view document = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/wiki/_static/viewer.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="site"><a class="brand" href="/wiki"><span class="mark">c</span>Sandbox wiki</a>
<nav><a href="/wiki">Spaces</a></nav></header>
{content}
</body>
</html>
)";

constexpr std::string_view with_tree = R"(<div class="columns">
<details class="drawer"><summary>Pages</summary>{sidebar}</details>
<aside class="sidebar">{sidebar}</aside>
<main>{main}</main>
</div>)";

std::string first_letter(std::string_view word) {
    std::size_t end = 0;
    if (word.empty()) return {};
    next_code_point(word, end);
    return std::string(word.substr(0, end));
}

int hue_number(std::string_view name) {
    int sum = 0;
    for (const char c : name) sum = (sum * 31 + static_cast<unsigned char>(c)) % 6;
    return sum;
}

}  // namespace

serve::Response framed(const Frame& frame, int status) {
    const std::string content = frame.sidebar.empty()
                                    ? fmt::format("<main class=\"alone\">{}</main>", frame.main)
                                    : fmt::format(with_tree, fmt::arg("sidebar", frame.sidebar),
                                                  fmt::arg("main", frame.main));
    serve::Response response =
        serve::html_page(fmt::format(document, fmt::arg("title", escape_xml(frame.title)),
                                     fmt::arg("content", content)),
                         status);
    response.headers.push_back(
        {"Set-Cookie", fmt::format("{}; Path=/wiki; HttpOnly; SameSite=Lax", person_cookie)});
    return response;
}

serve::Response not_found(std::string_view what) {
    return framed({"Not found", "",
                   fmt::format("<h1>Not found</h1><p>{}</p><p><a href=\"/wiki\">All spaces</a></p>",
                               escape_xml(what))},
                  404);
}

std::string page_url(const Space& space, const Page& page) {
    const std::string key = percent_encoded(space.key);
    if (page.kind == Kind::folder) return fmt::format("/wiki/spaces/{}/folder/{}", key, page.id);
    const std::string title = replace_all(percent_encoded(page.title, " "), " ", "+");
    return fmt::format("/wiki/spaces/{}/pages/{}/{}", key, page.id, title);
}

std::string space_url(const Space& space) {
    return fmt::format("/wiki/spaces/{}/overview", percent_encoded(space.key));
}

std::string readable(Timestamp time) {
    return fmt::format("{:%d %b %Y, %H:%M} UTC",
                       std::chrono::time_point_cast<std::chrono::seconds>(time));
}

std::string name_of(const Wiki& wiki, const std::string& account) {
    const auto user = wiki.user(account);
    return user ? user->display_name : account;
}

std::string avatar(std::string_view name) {
    const auto words = split(trimmed(name), ' ');
    std::string initials = first_letter(words.front());
    if (words.size() > 1) initials += first_letter(words.back());
    return fmt::format("<span class=\"avatar avatar-{}\" aria-hidden=\"true\">{}</span>",
                       hue_number(name), escape_xml(initials));
}

std::string link_html(std::string_view url, std::string_view text, std::string_view css) {
    const std::string style = css.empty() ? "" : fmt::format(" class=\"{}\"", css);
    return fmt::format("<a{} href=\"{}\">{}</a>", style, escape_xml(url), escape_xml(text));
}

std::string style_sheet() { return std::string(frame_style()) + std::string(body_style()); }

}  // namespace confsync::sandbox
