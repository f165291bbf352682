#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "sandbox/normalise.hpp"
#include "sandbox/strict_xml.hpp"
#include "sandbox/viewer_actions.hpp"

namespace confsync::sandbox {

namespace {

/// What the form shows: the page's own, or what was typed before an error.
struct Draft {
    std::string person;
    std::string title;
    std::string body;
    std::string message;
    bool minor = false;
    int version = 0;  ///< the one the person saw
    std::string error;
};

constexpr std::string_view form =
    R"(<form class="edit" method="post" action="/wiki/pages/edit/{id}">
<input type="hidden" name="{token_name}" value="{token}">
<input type="hidden" name="version" value="{version}">
<label>Edit as <select name="person">{people}</select></label>
<label>What changed
<input name="message" value="{message}" placeholder="optional" autocomplete="off"></label>
<label class="whole">Title
<input name="title" value="{title}" required maxlength="255" autocomplete="off"></label>
<label class="whole">Body in storage format
<textarea name="body" rows="18" spellcheck="false">
{body}</textarea></label>
<label class="inline whole"><input type="checkbox" name="minor" value="1"{minor}> Minor edit: do not
tell watchers</label>
<p class="actions whole"><button type="submit">Save</button> <a href="{back}">Cancel</a></p>
</form>)";

std::string purpose_of(const Page& page) { return "edit " + page.id; }

std::string options(const std::vector<User>& users, const std::string& chosen) {
    std::string html;
    for (const User& user : users)
        html += fmt::format("<option value=\"{}\"{}>{}</option>", user.account_id,
                            user.account_id == chosen ? " selected" : "",
                            escape_xml(user.display_name));
    return html;
}

serve::Response edit_page(const Visit& visit, const Page& page, const Draft& draft) {
    const Space space = visit.wiki.space(page.space).value();
    const std::string error =
        draft.error.empty()
            ? ""
            : fmt::format("<p class=\"error\" role=\"alert\">{}</p>", escape_xml(draft.error));
    const std::string fields = fmt::format(
        form, fmt::arg("id", page.id), fmt::arg("token_name", serve::Csrf::field),
        fmt::arg("token", visit.csrf.token(purpose_of(page))), fmt::arg("version", draft.version),
        fmt::arg("people", options(people(visit.wiki), draft.person)),
        fmt::arg("title", escape_xml(draft.title)), fmt::arg("body", escape_xml(draft.body)),
        fmt::arg("message", escape_xml(draft.message)),
        fmt::arg("minor", draft.minor ? " checked" : ""),
        fmt::arg("back", escape_xml(page_url(space, page))));
    return framed(
        {"Edit " + page.title, page_tree(visit.wiki, space, page.id),
         fmt::format("{}<h1>Edit</h1>{}{}", breadcrumbs(visit.wiki, space, page), error, fields)},
        draft.error.empty() ? 200 : 400);
}

std::string sentence(const Refused& refused) {
    switch (refused.why) {
        case Refusal::stale_version:
            return fmt::format(
                "Somebody saved version {} meanwhile. Your text is below; open the "
                "page again to edit the new version.",
                refused.current);
        case Refusal::title_taken: return "A page with this title already exists in this space.";
        case Refusal::title_missing: return "A page needs a title.";
        case Refusal::title_too_long: return "A title has at most 255 characters.";
        case Refusal::archived: return "This page is archived and cannot be edited.";
        case Refusal::bad_body: return refused.text;
        default: return fmt::format("The wiki refused this edit. {}", refused.text);
    }
}

int number_in(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Draft sent_draft(const serve::Request& request) {
    const auto field = [&](std::string_view name) { return request.form_field(name).value_or(""); };
    Draft draft;
    draft.person = field("person");
    draft.title = field("title");
    // Browsers send the lines of a text area with CR LF.
    draft.body = replace_all(field("body"), "\r\n", "\n");
    draft.message = field("message");
    draft.minor = !field("minor").empty();
    draft.version = number_in(field("version"));
    return draft;
}

/// Empty when it is saved, else what to tell the person.
std::string save(Wiki& wiki, const Page& page, const Draft& draft) {
    const auto known = people(wiki);
    if (std::ranges::find(known, draft.person, &User::account_id) == known.end())
        return "Choose who you are.";
    if (const auto fault = judge_storage(draft.body)) return fault->message;
    PageEdit edit;
    edit.id = page.id;
    edit.version = draft.version + 1;
    edit.title = draft.title;
    IdSource ids(fmt::format("editor {}/{}", page.id, edit.version));
    edit.body = editor_save(draft.body, ids);
    edit.message = draft.message;
    edit.minor_edit = draft.minor;
    const auto saved = wiki.edit(edit, draft.person);
    return saved ? std::string() : sentence(saved.refused());
}

}  // namespace

std::vector<User> people(const Wiki& wiki) {
    std::vector<User> known = wiki.users();
    std::erase_if(known, [](const User& user) { return !user.email.empty(); });
    return known;
}

serve::Response show_edit_form(const Visit& visit) {
    const auto page = visit.wiki.page(visit.path.back());
    if (!page || page->status != Status::current) return not_found("There is no such page.");
    Draft draft;
    draft.title = page->title;
    draft.body = visit.wiki.body(page->id).value_or("");
    draft.version = page->version.number;
    return edit_page(visit, *page, draft);
}

serve::Response save_edit(const Visit& visit) {
    const auto page = visit.wiki.page(visit.path.back());
    if (!page || page->status != Status::current) return not_found("There is no such page.");
    Draft draft = sent_draft(visit.request);
    if (visit.csrf.accepts(visit.request, purpose_of(*page)))
        draft.error = save(visit.wiki, *page, draft);
    else
        draft.error =
            "This form was not opened on this server, or before it was started. Nothing "
            "was saved; save again from here.";
    if (!draft.error.empty()) return edit_page(visit, *page, draft);
    const Space space = visit.wiki.space(page->space).value();
    return serve::see_other(page_url(space, *visit.wiki.page(page->id)));
}

}  // namespace confsync::sandbox
