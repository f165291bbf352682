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

/// Reads pictures while there is room for them.
class Collector {
  public:
    Collector(engine::Source& source, engine::Remote& remote, const Cancellation& cancel)
        : source_(source), remote_(remote), cancel_(cancel) {}

    PagePictures of(const engine::SourcePage& page, const engine::Change* change) {
        PagePictures pictures;
        for (const auto& use : page.attachments) {
            // A diagram looks as whatever draws it here makes it look, if anything does.
            const bool is_drawn = workspace::is_made(workspace::MadeFile::diagram, use.path);
            if (is_drawn || picture_type(use.file_name).empty()) continue;
            const auto content = source_.attachment(use.path, use.digest);
            if (content.size > std::min(room_, largest_picture)) continue;
            const auto stream = content.open();
            add(pictures.here, use.file_name, {std::istreambuf_iterator<char>(*stream), {}});
        }
        pictures.there = pictures.here;
        if (change) replace_changed(pictures.there, *change);
        return pictures;
    }

  private:
    void replace_changed(Album& there, const engine::Change& change) {
        for (const auto& file : change.attachments) {
            if (file.action == engine::Action::record) continue;
            there.erase(file.file_name);
            if (file.id.empty() || picture_type(file.file_name).empty()) continue;
            const auto bytes = remote_.download(change.id, file.id, cancel_);
            if (bytes.size() <= std::min(room_, largest_picture)) add(there, file.file_name, bytes);
        }
    }

    void add(Album& album, const std::string& name, const std::string& bytes) {
        room_ -= std::min<std::uint64_t>(room_, bytes.size());
        album.emplace(name, fmt::format("data:{};base64,{}", picture_type(name), base64(bytes)));
    }

    engine::Source& source_;
    engine::Remote& remote_;
    const Cancellation& cancel_;
    std::uint64_t room_ = largest_album;
};

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

PlanPictures plan_pictures(const engine::Plan& plan, engine::Source& source, engine::Remote& remote,
                           const Cancellation& cancel) {
    PlanPictures pictures;
    Collector collector(source, remote, cancel);
    for (const auto& page : source.pages()) {
        if (std::ranges::find(plan.differences, page.key, &engine::PageDifference::key) ==
            plan.differences.end())
            continue;
        const auto change = std::ranges::find(plan.changes, page.key, &engine::Change::key);
        pictures.emplace(page.key,
                         collector.of(page, change == plan.changes.end() ? nullptr : &*change));
    }
    return pictures;
}

}  // namespace confsync::commands
