#include "world.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <thread>

#include "base/digest.hpp"
#include "base/text.hpp"
#include "commands/run.hpp"
#include "net/curl_transport.hpp"

namespace confsync::property {

namespace {

using nlohmann::json;

fs::path fresh_folder() {
    std::string pattern = (fs::temp_directory_path() / "confsync-property-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("mkdtemp failed");
    return pattern;
}

Environment environment_in(const fs::path& folder) {
    Environment environment;
    environment.home = folder / "home";
    environment.variables = {{"HOME", environment.home.string()},
                             {"XDG_CONFIG_HOME", (environment.home / ".config").string()},
                             {"CONFSYNC_TOKEN", "sandbox"},
                             {"PATH", "/usr/bin:/bin"},
                             {"GIT_CONFIG_GLOBAL", "/dev/null"},
                             {"GIT_AUTHOR_NAME", "A"},
                             {"GIT_AUTHOR_EMAIL", "a@example.com"},
                             {"GIT_COMMITTER_NAME", "A"},
                             {"GIT_COMMITTER_EMAIL", "a@example.com"},
                             {"LC_ALL", "C.UTF-8"},
                             {"TZ", "UTC"}};
    return environment;
}

/// A PNG of one pixel, followed by bytes that make it one of its kind.
std::string picture(const std::string& kind) {
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0"s + kind;
}

}  // namespace

World::World() : folder_(fresh_folder()), environment_(environment_in(folder_)) {
    sandbox::ServerOptions options;
    options.space = "ENG";
    server_ = std::make_unique<sandbox::Server>(options);
    fs::create_directories(environment_.home);
    fs::create_directories(repository());
    git("init -q -b main");
}

World::~World() {
    server_.reset();
    std::error_code ignored;  // a folder left behind in /tmp is no reason to fail
    fs::remove_all(folder_, ignored);
}

void World::write(const std::string& path, const std::string& bytes, const fs::path& clone) {
    const fs::path file = (clone.empty() ? repository() : clone) / path;
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string World::command_line(const std::string& command, const fs::path& directory) const {
    std::string line = "cd '" + directory.string() + "' && env -i";
    for (const auto& [name, value] : environment_.variables)
        line += fmt::format(" {}='{}'", name, value);
    return line + " " + command;
}

void World::git(const std::string& arguments, const fs::path& clone) {
    const auto directory = clone.empty() ? repository() : clone;
    BOOST_REQUIRE_EQUAL(try_git(arguments, directory), 0);
}

int World::try_git(const std::string& arguments, const fs::path& clone) {
    const auto directory = clone.empty() ? repository() : clone;
    const int status = std::system(command_line("git " + arguments, directory).c_str());
    return WEXITSTATUS(status);
}

void World::commit_all(const fs::path& clone) {
    git("add -A", clone);
    git("commit -q --allow-empty -m change", clone);
}

fs::path World::clone(const std::string& name) {
    git("clone -q '" + repository().string() + "' '" + (folder_ / name).string() + "'");
    return folder_ / name;
}

Result World::run(const std::vector<std::string>& arguments, const fs::path& clone) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const commands::Invocation invocation{
        arguments, {in, out, err}, environment_, clone.empty() ? repository() : clone, {}};
    Result result;
    result.code = commands::run(invocation);
    result.out = out.str();
    result.err = err.str();
    return result;
}

void World::run_until(const std::vector<std::string>& arguments,
                      const std::function<bool()>& doomed) {
    std::vector<std::string> words{CONFSYNC_PROGRAM, "-C", repository().string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    std::vector<std::string> settings;
    for (const auto& [name, value] : environment_.variables) settings.push_back(name + "=" + value);
    std::vector<char*> envp;
    for (auto& setting : settings) envp.push_back(setting.data());
    envp.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    BOOST_REQUIRE_EQUAL(
        posix_spawn(&child, CONFSYNC_PROGRAM, &quiet, nullptr, argv.data(), envp.data()), 0);
    posix_spawn_file_actions_destroy(&quiet);
    int status = 0;
    while (::waitpid(child, &status, WNOHANG) == 0) {
        if (doomed()) ::kill(child, SIGKILL);
        ::usleep(500);
    }
}

void World::init() {
    const auto result =
        run({"init", "--site", server_->site_url(), "--space", "ENG", "--directory", "docs",
             "--user", "sandbox@example.com", "--token", "env:CONFSYNC_TOKEN", "--yes"});
    BOOST_REQUIRE_MESSAGE(result.code == 0, result.err);
    commit_all();
}

void World::forget() { fs::remove_all(repository() / ".git" / "confsync"); }

std::string World::api(const std::string& method, const std::string& path,
                       const std::string& body) {
    net::Request request;
    static const std::map<std::string, net::Method> methods{{"GET", net::Method::get},
                                                            {"PUT", net::Method::put},
                                                            {"POST", net::Method::post},
                                                            {"DELETE", net::Method::del}};
    request.method = methods.at(method);
    request.url = path.starts_with("http") ? path : server_->site_url() + path;
    request.headers = {{"Authorization", "Basic " + base64("sandbox@example.com:sandbox")},
                       {"Content-Type", "application/json"}};
    request.body = body;
    const auto transport = net::curl_transport({});
    const auto response = transport->send(request, {});
    BOOST_REQUIRE_MESSAGE(response.status < 300, path + ": " + response.body);
    return response.body;
}

void World::control(const std::string& fault) { api("POST", server_->control_url(), fault); }

void World::calm() { api("DELETE", server_->control_url(), ""); }

void World::edit_as_colleague(const std::string& title, const std::string& text) {
    for (const auto& page : pages()) {
        if (page.title != title) continue;
        const json write = {{"id", page.id},
                            {"status", "current"},
                            {"title", title},
                            {"version", {{"number", page.version + 1}, {"message", "by hand"}}},
                            {"body", {{"representation", "storage"}, {"value", text}}}};
        api("PUT", "/api/v2/pages/" + page.id, write.dump());
        return;
    }
    BOOST_FAIL("no page is called " << title);
}

std::vector<StoredPage> World::pages() {
    std::vector<StoredPage> found;
    const auto spaces = json::parse(api("GET", "/api/v2/spaces?keys=ENG", ""));
    const auto id = spaces["results"][0]["id"].get<std::string>();
    std::string path = "/api/v2/spaces/" + id + "/pages?limit=250";
    while (!path.empty()) {
        const auto answer = json::parse(api("GET", path, ""));
        for (const auto& page : answer["results"])
            found.push_back({page["id"], page["title"], page["version"]["number"]});
        path = answer["_links"].contains("next")
                   ? answer["_links"]["next"].get<std::string>().substr(5)  // without "/wiki"
                   : "";
    }
    std::ranges::sort(found, {}, &StoredPage::title);
    return found;
}

std::size_t World::writes_since() {
    const auto exchanges = server_->exchanges(true);
    return static_cast<std::size_t>(std::ranges::count_if(exchanges, &sandbox::Exchange::write));
}

void write_ten_pages(World& world) {
    world.write("docs/README.md", "# Start\n\nSee [the guide](guide/README.md#first).\n");
    world.write("docs/guide/README.md", "# Guide\n\n## First\n\nBack to [start](../README.md).\n");
    for (int i = 1; i <= 8; ++i) {
        const auto name = fmt::format("page-{}", i);
        world.write(fmt::format("docs/guide/img/{}.png", name), picture(name));
        world.write(fmt::format("docs/guide/{}.md", name),
                    fmt::format("---\nlabels: [part-{0}]\n---\n# Page {0}\n\n![it](img/{1}.png)\n\n"
                                "Go to [next](page-{2}.md#detail).\n\n## Detail\n\nText {0}.\n",
                                i, name, i % 8 + 1));
    }
}

void write_random_tree(World& world, unsigned seed, int pages) {
    std::mt19937 random(seed);
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    std::vector<std::string> paths;
    for (int i = 0; i < pages; ++i) {
        std::string folder = "docs/";
        for (int depth = pick(3); depth > 0; --depth) folder += fmt::format("f{}/", pick(3));
        paths.push_back(fmt::format("{}p{}.md", folder, i));
    }
    for (int i = 0; i < pages; ++i) {
        std::string text = fmt::format("# Title {}\n\n", pick(pages));  // clashes are wanted
        for (int block = 0; block < 5; ++block) {
            const auto to = paths[static_cast<std::size_t>(pick(pages))].substr(5);
            switch (pick(5)) {
                case 0: text += "| a | b |\n|---|--:|\n| 1 | `x|y` |\n\n"; break;
                case 1: text += "```sh\necho ']]>'\n```\n\n"; break;
                case 2: text += fmt::format("- [ ] [task](/{})\n  - deeper\n\n", to); break;
                case 3:
                    text += fmt::format("[to](/{}#part-{}) & <b>bold</b>\n\n", to, pick(3));
                    break;
                default: text += fmt::format("## Part {}\n\nText *{}*.\n\n", pick(3), pick(9));
            }
        }
        world.write(paths[static_cast<std::size_t>(i)], text);
    }
}

}  // namespace confsync::property
