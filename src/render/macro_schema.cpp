#include "render/macro_schema.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace confsync::render {

namespace {

using Body = MacroBody;

/// Ascending by name.
constexpr std::array schemas{
    MacroSchema{"attachments", Body::none,
                "upload patterns labels sortBy sortOrder old preview page:page"},
    MacroSchema{"blog-posts", Body::none,
                "content spaces:space author time reverse sort max label"},
    MacroSchema{"change-history", Body::none, ""},
    MacroSchema{"children", Body::none,
                "all depth sort reverse style excerptType first page:page allChildren", 2, 2},
    MacroSchema{"contentbylabel", Body::none,
                "cql max showLabels showSpace sort reverse excerptType title", 4, 3},
    MacroSchema{"contributors", Body::none,
                "page:page labels spaces:space order limit mode include showCount showAnonymous"},
    MacroSchema{"create-from-template", Body::none,
                "templateName templateId buttonLabel title spaceKey createButtonLabel"},
    MacroSchema{"details", Body::rich, "id hidden label"},
    MacroSchema{"detailssummary", Body::none,
                "cql headings firstcolumn sortBy reverseSort showLastModified pageSize label id", 3,
                2},
    MacroSchema{"excerpt", Body::rich, "name hidden atlassian-macro-output-type"},
    MacroSchema{"excerpt-include", Body::none, "page:page= name nopanel"},
    MacroSchema{"expand", Body::rich, "title"},
    MacroSchema{"gallery", Body::none,
                "columns title include exclude includeLabel excludeLabel page:page sort reverse"},
    MacroSchema{"html", Body::plain, ""},
    MacroSchema{"iframe", Body::none,
                "src:url width height frameborder scrolling align title url:url=src"},
    MacroSchema{"include", Body::none, "page:page="},
    MacroSchema{"jira", Body::none,
                "server serverId key jqlQuery columns columnIds maximumIssues count showSummary "
                "title"},
    MacroSchema{"jirachart", Body::none,
                "server serverId jql chartType statType width border showinfor isAuthenticated"},
    MacroSchema{"listlabels", Body::none, "spaceKey:space excludedLabels"},
    MacroSchema{"livesearch", Body::none,
                "spaceKey:space space:space=spaceKey size placeholder labels type additional"},
    MacroSchema{"multimedia", Body::none,
                "file:file=name name:file page:page width height autoplay"},
    MacroSchema{"noformat", Body::plain, "nopanel"},
    MacroSchema{"pagetree", Body::none,
                "root:page page:page=root sort excerpt reverse searchBox expandCollapseAll "
                "startDepth"},
    MacroSchema{"pagetreesearch", Body::none, "root:page page:page=root"},
    MacroSchema{"panel", Body::rich,
                "title bgColor borderColor borderStyle borderWidth titleBGColor titleColor "
                "panelIcon panelIconId panelIconText icon"},
    MacroSchema{"popular-labels", Body::none, "spaceKey:space count style"},
    MacroSchema{"profile", Body::none, "user:user"},
    MacroSchema{"profile-picture", Body::none, "User:user user:user=User Size size:text=Size"},
    MacroSchema{"recently-updated", Body::none,
                "spaces:space labels types max theme showProfilePic hideHeading author width"},
    MacroSchema{"roadmap", Body::none, "source maplinks pagelinks timeline title hash"},
    MacroSchema{"rss", Body::none, "url:url showTitlesOnly titleBar max"},
    MacroSchema{"search", Body::none, "query maxLimit spacekey type lastModified contributor"},
    MacroSchema{"space-details", Body::none, "width"},
    MacroSchema{"spaces", Body::none, "scope width"},
    MacroSchema{"tasks-report-macro", Body::none,
                "spaces pages labels assignees creators createddateFrom status pageSize columns "
                "sortBy reverseSort"},
    MacroSchema{"toc", Body::none,
                "minLevel maxLevel include exclude style type outline indent separator class "
                "printable absoluteUrl"},
    MacroSchema{"toc-zone", Body::rich,
                "minLevel maxLevel include exclude style type outline indent separator class "
                "printable location"},
    MacroSchema{"userlister", Body::none, "groups online"},
    MacroSchema{"view-file", Body::none, "file:file=name name:file height page:page"},
    MacroSchema{"viewdoc", Body::none, "file:file=name name:file page:page"},
    MacroSchema{"viewpdf", Body::none, "file:file=name name:file page:page"},
    MacroSchema{"viewppt", Body::none, "file:file=name name:file page:page"},
    MacroSchema{"viewxls", Body::none, "file:file=name name:file page:page"},
    MacroSchema{"widget", Body::none, "url:url width height overlay _template"},
};

static_assert(std::is_sorted(schemas.begin(), schemas.end(),
                             [](const MacroSchema& a, const MacroSchema& b) {
                                 return a.name < b.name;
                             }));

Resource resource_named(std::string_view word) {
    if (word == "page") return Resource::page;
    if (word == "space") return Resource::space;
    if (word == "user") return Resource::user;
    if (word == "file") return Resource::file;
    if (word == "url") return Resource::url;
    return Resource::text;
}

MacroParameter read_parameter(std::string_view spec) {
    const std::size_t equals = spec.find('=');
    const std::size_t colon = std::min(spec.find(':'), spec.size());
    const std::string_view key = spec.substr(0, colon);
    if (colon == spec.size()) return {key, key, Resource::text};
    const std::string_view word = spec.substr(colon + 1, equals - colon - 1);
    const bool renamed = equals != std::string_view::npos;
    return {key, renamed ? spec.substr(equals + 1) : key, resource_named(word)};
}

}  // namespace

std::vector<MacroParameter> MacroSchema::parameter_list() const {
    std::vector<MacroParameter> list;
    if (parameters.empty()) return list;
    for (const std::string_view spec : split(parameters, ' ')) list.push_back(read_parameter(spec));
    return list;
}

const MacroSchema* find_macro(std::string_view name) {
    const auto* const found =
        std::lower_bound(schemas.begin(), schemas.end(), name,
                         [](const MacroSchema& a, std::string_view b) { return a.name < b; });
    return found == schemas.end() || found->name != name ? nullptr : found;
}

std::vector<std::string> macro_names() {
    std::vector<std::string> names;
    for (const MacroSchema& schema : schemas) names.emplace_back(schema.name);
    return names;
}

MacroParameter parameter_of(const MacroSchema* schema, std::string_view key) {
    if (schema == nullptr) {
        const Resource resource = resource_named(key);
        // An app's macro may take an address as text: only a schema knows better.
        return {key, key, resource == Resource::url ? Resource::text : resource};
    }
    for (const MacroParameter& parameter : schema->parameter_list())
        if (parameter.key == key) return parameter;
    return {key, key, Resource::text};
}

}  // namespace confsync::render
