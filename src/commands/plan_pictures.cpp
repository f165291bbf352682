#include "commands/plan_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <istream>
#include <iterator>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "commands/style.hpp"
#include "workspace/paths.hpp"

namespace confsync::commands {

namespace {

constexpr std::uint64_t largest_picture = 1'000'000;
constexpr std::uint64_t largest_album = 12'000'000;

struct PictureType {
    std::string_view extension;
    std::string_view type;
};

constexpr std::array<PictureType, 8> types{{{"png", "image/png"},
                                            {"jpg", "image/jpeg"},
                                            {"jpeg", "image/jpeg"},
                                            {"gif", "image/gif"},
                                            {"webp", "image/webp"},
                                            {"avif", "image/avif"},
                                            {"bmp", "image/bmp"},
                                            {"svg", "image/svg+xml"}}};

std::string bytes_of(const engine::Content& content) {
    const auto stream = content.open();
    return {std::istreambuf_iterator<char>(*stream), {}};
}

}  // namespace

std::string_view picture_type(std::string_view name) {
    const auto extension = workspace::extension_of(name);
    const auto found = std::ranges::find(types, extension, &PictureType::extension);
    return found == types.end() ? std::string_view() : found->type;
}

std::string named_picture(std::string_view name) {
    const std::string words = elided(one_line(name), 60);
    const auto width = 40 + 8 * std::max<std::size_t>(display_width(words), 12);
    const std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"72\">"
        "<rect x=\".5\" y=\".5\" width=\"{1}\" height=\"71\" rx=\"6\" fill=\"#8884\" "
        "stroke=\"#888\" stroke-dasharray=\"4\"/><text x=\"50%\" y=\"30\" text-anchor=\"middle\" "
        "font-family=\"sans-serif\" font-size=\"12\" fill=\"#888\">Picture</text>"
        "<text x=\"50%\" y=\"50\" text-anchor=\"middle\" font-family=\"sans-serif\" "
        "font-size=\"13\" fill=\"#888\">{2}</text></svg>",
        width, width - 1, escape_xml(words));
    return "data:image/svg+xml," + percent_encoded(svg);
}

PlanPictures plan_pictures(const engine::Plan& plan, engine::Source& source) {
    PlanPictures pictures;
    std::uint64_t room = largest_album;
    for (const auto& page : source.pages()) {
        if (std::ranges::find(plan.differences, page.key, &engine::PageDifference::key) ==
            plan.differences.end())
            continue;
        for (const auto& use : page.attachments) {
            const auto type = picture_type(use.file_name);
            if (type.empty()) continue;
            const auto content = source.attachment(use.path, use.digest);
            if (content.size > std::min(room, largest_picture)) continue;
            room -= content.size;
            pictures[page.key].emplace(
                use.file_name, fmt::format("data:{};base64,{}", type, base64(bytes_of(content))));
        }
    }
    return pictures;
}

}  // namespace confsync::commands
