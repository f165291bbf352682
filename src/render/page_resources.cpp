#include <algorithm>

#include "base/text.hpp"
#include "render/escape.hpp"
#include "render/macros.hpp"
#include "render/page_writer.hpp"

namespace confsync::render {

namespace {

const Target nowhere = NoTarget{};

/// Data Center's user keys are hexadecimal numbers (storage-format.md §6.1).
bool is_user_key(std::string_view id) {
    return (id.size() == 32 || id.size() == 40) &&
           id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

const Target& PageWriter::target_of(const Argument& argument) const {
    return argument.reference < targets_.size() ? targets_[argument.reference] : nowhere;
}

/// Writes the one element a parameter of this kind holds; false: there is nothing to write. White
/// space around it breaks Data Center (storage-format.md §8).
bool PageWriter::resource(Resource kind, const Argument& argument) {
    const std::string value = argument.value.value_or("true");
    switch (kind) {
        case Resource::page: return page_resource(argument);
        case Resource::file: return file_resource(argument);
        case Resource::user: user_resource(value); return true;
        case Resource::space: space_resources(value); return true;
        case Resource::url:
            out_ += "<ri:url ri:value=\"";
            append_url(out_, value);
            out_ += "\" />";
            return true;
        case Resource::text: append_parameter_text(out_, value); return true;
    }
    return false;
}

/// A file of the tree, `KEY:Title`, or one of Confluence's own words such as `@home`.
bool PageWriter::page_resource(const Argument& argument) {
    if (argument.reference != Argument::no_reference) {
        const auto* page = std::get_if<PageTarget>(&target_of(argument));
        if (page == nullptr) return false;
        out_ += "<ac:link>";
        page_named(*page);
        out_ += "</ac:link>";
        return true;
    }
    const std::string_view value = argument.value ? trimmed(*argument.value) : std::string_view();
    if (value.empty()) return false;
    const std::size_t colon = value.front() == '@' ? value.npos : value.find(':');
    const bool has_space = colon != value.npos;
    out_ += "<ac:link><ri:page";
    attribute("ri:content-title", trimmed(has_space ? value.substr(colon + 1) : value));
    if (has_space && colon > 0) attribute("ri:space-key", value.substr(0, colon));
    out_ += " /></ac:link>";
    return true;
}

/// The element that names a page; what it is called is noted only where that may change.
void PageWriter::page_named(const PageTarget& target) {
    out_ += "<ri:page ri:content-title=\"";
    const std::size_t start = out_.size();
    append_attribute(out_, target.title);
    if (!target.key.empty())
        result_.title_spots.push_back({start, out_.size() - start, target.key});
    out_ += '"';
    if (!target.space.empty()) attribute("ri:space-key", target.space);
    out_ += " />";
}

bool PageWriter::file_resource(const Argument& argument) {
    const auto* file = std::get_if<AttachmentTarget>(&target_of(argument));
    if (file == nullptr) return false;
    out_ += "<ri:attachment";
    attribute("ri:filename", file->file_name);
    out_ += " />";
    return true;
}

void PageWriter::user_resource(std::string_view id) {
    if (!id.empty() && id.front() == '@') id.remove_prefix(1);
    out_ += "<ri:user";
    if (on_cloud()) {
        attribute("ri:account-id", id);
    } else {
        attribute(is_user_key(id) ? "ri:userkey" : "ri:username", id);
    }
    out_ += " />";
}

void PageWriter::space_resources(std::string_view keys) {
    for (const std::string_view key : split(keys, ',')) {
        out_ += "<ri:space";
        attribute("ri:space-key", trimmed(key));
        out_ += " />";
    }
}

}  // namespace confsync::render
