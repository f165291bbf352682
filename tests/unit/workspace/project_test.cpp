#include "workspace/project.hpp"

#include <boost/test/unit_test.hpp>

#include "unit/workspace/errors.hpp"
#include "unit/workspace/temporary_repository.hpp"

using namespace confsync;
using namespace confsync::workspace;

namespace {

constexpr const char* toml =
    "[site]\nurl = \"https://a.example\"\n[tree.docs]\ndirectory = \"docs\"\nspace = \"E\"\n";

OpenOptions at(const fs::path& directory) {
    OpenOptions options;
    options.directory = directory;
    return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(project)

BOOST_AUTO_TEST_CASE(a_project_opens_from_any_folder_of_the_work_tree) {
    const TemporaryRepository repository;
    repository.write("confsync.toml", toml);
    repository.write("docs/guide/a.md", "# A\n");
    repository.commit_all();
    const Project project = Project::open(at(repository.path() / "docs/guide"), {});
    BOOST_TEST(project.root() == repository.path());
    BOOST_TEST(project.source(system_clock())->pages().size() == 2U);
    BOOST_TEST((project.store(system_clock())->load() == engine::State{}));
    const Lock lock = project.lock("push");
    BOOST_TEST(error_of([&] { project.lock("push"); }).starts_with("refused "));
}

BOOST_AUTO_TEST_CASE(another_configuration_file_may_be_named) {
    const TemporaryRepository repository;
    fs::create_directories(repository.path() / "docs");
    repository.write("ci/other.toml", toml);
    OpenOptions options = at(repository.path());
    options.config_file = "ci/other.toml";
    BOOST_TEST(Project::open(options, {}).config.site_url == "https://a.example");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_told_with_the_command_that_makes_it) {
    const TemporaryRepository repository;
    const auto open = [&] { Project::open(at(repository.path()), {}); };
    BOOST_TEST(error_of(open).starts_with("configuration "), error_of(open));
    BOOST_TEST(hint_of(open) == "run: confsync init");
    const TemporaryFolder none;
    const auto outside = [&] { Project::open(at(none.path()), {}); };
    BOOST_TEST(error_of(outside).starts_with("configuration "), error_of(outside));
    BOOST_TEST(hint_of(outside).find("git init") != std::string::npos);
    BOOST_TEST(
        error_of([&] { Project::open(at(none.path() / "no"), {}); }).starts_with("configuration "));
}

BOOST_AUTO_TEST_SUITE_END()
