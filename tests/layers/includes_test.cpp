#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string_view>
#include <vector>

#include "layers/source_tree.hpp"

using namespace confsync::layers;

namespace {

struct Room {
    std::string_view name;
    std::vector<std::string_view> may_include;
    std::string_view reason;
};

const std::vector<Room> rooms = {
    {"base", {}, "base is the ground: everything stands on it, so it stands on nothing"},
    {"net", {"base"}, "net knows HTTP, not Confluence"},
    {"serve", {"base"}, "serve is a small HTTP server for whoever needs one"},
    {"store", {"base"}, "store knows SQLite, not what is stored"},
    {"render", {"base"}, "render is pure: Markdown and storage format, nothing else"},
    {"engine", {"render", "base"}, "engine decides; what it needs from outside comes by its ports"},
    {"workspace", {"engine", "render", "base"}, "workspace is the local side and knows no server"},
    {"confluence",
     {"engine", "render", "net", "base"},
     "confluence is the remote side and knows no git and no files"},
    {"sandbox",
     {"serve", "store", "base"},
     "the sandbox judges confsync, so it shares no code with what it judges"},
    {"commands",
     {"workspace", "confluence", "sandbox", "engine", "render", "net", "serve", "store", "base"},
     "commands put the house together"},
    {"", {"commands"}, "main.cpp only hands its arguments to commands::run"},
};

struct Library {
    std::string_view prefix;  ///< how its headers begin
    std::string_view owner;   ///< how the path of the only files that may include it begins or ends
    std::string_view reason;
};

const std::vector<Library> libraries = {
    {"cmark-gfm", "render/markdown", "one file maps its run-time node types to an enum"},
    {"pugixml", "render/storage", "one file knows the flags that keep white space"},
    {"gumbo", "render/html", "one file reads raw HTML"},
    {"yaml-cpp/", "render/front_matter", "one file reads front matter"},
    {"expat", "sandbox/strict_xml", "the judge of validity is one parser"},
    {"utf8proc", "base/unicode", "normalisation is asked for by name, not by flags"},
    {"sodium", "base/digest", "a digest is a type, not a buffer"},
    {"git2", "workspace/git", "handles and error codes of C stay in one file"},
    {"toml", "workspace/config", "one file reads configuration"},
    {"nlohmann/", "*_json.", "each wire and file format is read and written in one place"},
    {"curl/", "net/curl_transport", "the rest of the house talks to the Transport port"},
    {"httplib", "serve/http_server", "Host, CSRF and CSP are in place in one server"},
    {"SQLiteCpp/", "store/", "SQL has one room"},
    {"sqlite3", "store/", "SQL has one room"},
    {"CLI/", "commands/cli", "it declares options; commands get plain structs"},
    {"fmt/", "", "std::format is not in GCC 12"},
};

const std::vector<std::string_view> posix_headers = {
    "arpa/", "fcntl.h",  "netdb.h", "netinet/", "poll.h",    "string.h",
    "pwd.h", "signal.h", "spawn.h", "sys/",     "termios.h", "unistd.h"};

bool is_standard(std::string_view header) {
    return header.find_first_of("./") == std::string_view::npos;
}

bool is_posix(std::string_view header) {
    return std::ranges::any_of(posix_headers, [&](auto name) { return header.starts_with(name); });
}

const Library* library_of(std::string_view header) {
    const auto found = std::ranges::find_if(
        libraries, [&](const Library& library) { return header.starts_with(library.prefix); });
    return found == libraries.end() ? nullptr : &*found;
}

bool owns(const SourceFile& file, const Library& library) {
    if (library.owner.starts_with('*')) {
        return file.path.find(library.owner.substr(1)) != std::string::npos;
    }
    return file.path.starts_with(library.owner);
}

std::string room_of(std::string_view include) {
    return std::string(include.substr(0, include.find('/')));
}

std::string at(const SourceFile& file, const Include& include) {
    return fmt::format("src/{}:{} includes {}", file.path, include.line, include.target);
}

/// Headers that show the library's header to whoever includes them, directly or by another one.
std::set<std::string> headers_showing(const Library& library,
                                      const std::vector<SourceFile>& files) {
    std::set<std::string> shown;
    for (std::size_t before = shown.size() + 1; before != shown.size();) {
        before = shown.size();
        for (const SourceFile& file : files) {
            const auto shows = [&](const Include& include) {
                return include.quoted ? shown.contains(include.target)
                                      : include.target.starts_with(library.prefix) &&
                                            include.target != "nlohmann/json_fwd.hpp";
            };
            if (is_header(file) && std::ranges::any_of(file.includes, shows)) {
                shown.insert(file.path);
            }
        }
    }
    return shown;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(includes)

BOOST_AUTO_TEST_CASE(every_file_belongs_to_a_room) {
    const auto& files = source_files("src");
    BOOST_TEST(files.size() > rooms.size());
    for (const SourceFile& file : files) {
        BOOST_TEST(std::ranges::count(rooms, file.room, &Room::name) == 1,
                   "src/" << file.path << ": no such room; ARCHITECTURE.md lists them");
    }
}

BOOST_AUTO_TEST_CASE(rooms_include_one_way) {
    for (const SourceFile& file : source_files("src")) {
        const auto room = std::ranges::find(rooms, file.room, &Room::name);
        BOOST_REQUIRE(room != rooms.end());
        for (const Include& include : file.includes) {
            if (!include.quoted) continue;
            const std::string target = room_of(include.target);
            const bool allowed =
                target == file.room || std::ranges::count(room->may_include, target) == 1;
            BOOST_TEST(allowed, at(file, include) << ": " << room->reason);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_library_s_header_stands_only_in_its_owner) {
    for (const SourceFile& file : source_files("src")) {
        for (const Include& include : file.includes) {
            if (include.quoted || is_standard(include.target) || is_posix(include.target)) continue;
            const Library* library = library_of(include.target);
            BOOST_TEST(library, at(file, include) << ": a library without an owner; add a row here"
                                                  << " and in ARCHITECTURE.md");
            if (!library) continue;
            BOOST_TEST(owns(file, *library), at(file, include)
                                                 << ", which belongs to " << library->owner << ": "
                                                 << library->reason);
        }
    }
}

BOOST_AUTO_TEST_CASE(only_its_owner_sees_a_library_through_a_header) {
    const auto& files = source_files("src");
    for (const Library& library : libraries) {
        const auto shown = headers_showing(library, files);
        for (const SourceFile& file : files) {
            if (owns(file, library)) continue;
            for (const Include& include : file.includes) {
                BOOST_TEST(!(include.quoted && shown.contains(include.target)),
                           at(file, include)
                               << ", which shows " << library.prefix << ": " << library.reason);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_core_does_no_input_or_output) {
    const std::vector<std::string_view> forbidden = {"fstream", "iostream", "cstdio",
                                                     "base/files.hpp"};
    for (const SourceFile& file : source_files("src")) {
        if (file.room != "render" && file.room != "engine") continue;
        for (const Include& include : file.includes) {
            BOOST_TEST(std::ranges::count(forbidden, include.target) == 0,
                       at(file, include) << ": the core's world comes through its ports");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
