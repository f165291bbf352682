#include "workspace/diagrams.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <thread>

#include "base/files.hpp"
#include "base/program.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "workspace/paths.hpp"

namespace confsync::workspace {

namespace {

constexpr std::uintmax_t largest_picture = 20 * 1024 * 1024;
constexpr std::chrono::milliseconds most_time{60'000};

/// A folder for one drawing, gone with it.
class Workplace {
  public:
    explicit Workplace(const fs::path& folder) {
        static std::atomic<unsigned> count{0};
        path_ = folder / fmt::format("drawing-{}-{}", ::getpid(), count++);
        std::error_code ignored;  // writing into it will tell
        fs::create_directories(path_, ignored);
    }
    ~Workplace() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

Diagrams::Picture fault(std::string code, std::string message, std::string hint) {
    return {{}, {}, {std::move(code), Severity::warning, std::move(message), {}, std::move(hint)}};
}

/// The first lines of what a program said, in one that a terminal can show.
std::string gist_of(std::string_view said) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(said, '\n'))
        if (!trimmed(line).empty() && lines.size() < 3) lines.emplace_back(trimmed(line));
    std::string gist = join(lines, "; ");
    constexpr std::size_t longest = 300;
    if (gist.size() > longest) gist.resize(longest);
    if (const auto bad = first_invalid_utf8(gist)) gist.resize(*bad);
    return escape_terminal(gist);
}

Diagrams::Picture failed(const DiagramCommand& command, const std::string& why) {
    return fault("diagram-failed", fmt::format("{} {}", command.words.front(), why),
                 "the diagram is shown as code; run the command by hand to see more");
}

std::string how_it_failed(const Ran& ran) {
    if (ran.status == 127) return "is not installed here";
    if (ran.timed_out) return fmt::format("took more than {} s", most_time.count() / 1000);
    const std::string gist = gist_of(ran.said);
    return fmt::format("ended with {}{}", ran.status, gist.empty() ? "" : ": " + gist);
}

bool is_picture(std::string_view bytes, const std::string& extension) {
    if (extension == "png") return bytes.starts_with("\x89PNG\r\n");
    return bytes.find("<svg") != std::string_view::npos;
}

}  // namespace

std::vector<std::string> environment_for_drawing(const Environment& environment) {
    constexpr std::array<std::string_view, 17> needed = {"PATH",
                                                         "HOME",
                                                         "USER",
                                                         "LANG",
                                                         "LC_ALL",
                                                         "LC_CTYPE",
                                                         "TZ",
                                                         "TMPDIR",
                                                         "DISPLAY",
                                                         "JAVA_HOME",
                                                         "NODE_PATH",
                                                         "XDG_CACHE_HOME",
                                                         "XDG_RUNTIME_DIR",
                                                         "GRAPHVIZ_DOT",
                                                         "FONTCONFIG_FILE",
                                                         "PUPPETEER_EXECUTABLE_PATH",
                                                         "PUPPETEER_CACHE_DIR"};
    std::vector<std::string> kept;
    for (const std::string_view name : needed)
        if (const auto value = environment.get(std::string(name)))
            kept.push_back(fmt::format("{}={}", name, *value));
    return kept;
}

std::map<engine::PageKey, std::map<std::string, engine::Pixels>> recorded_diagrams(
    const engine::State& state) {
    std::map<engine::PageKey, std::map<std::string, engine::Pixels>> recorded;
    for (const auto& [key, record] : state.pages)
        for (const auto& [path, attachment] : record.attachments)
            if (is_made(MadeFile::diagram, path)) recorded[key].emplace(path, attachment.size);
    return recorded;
}

Digest digest_of(const render::Diagram& diagram) {
    return Hasher().field(diagram.language).field(diagram.source).finish();
}

std::string Diagrams::path_of(const render::Diagram& diagram) const {
    const auto command = rendering_.diagrams.find(diagram.language);
    if (command == rendering_.diagrams.end()) return {};
    return made_path(MadeFile::diagram, fmt::format("{}-{}.{}", diagram.language,
                                                    digest_of(diagram).value.substr(0, 12),
                                                    command->second.extension));
}

bool Diagrams::is_recorded(const engine::PageKey& page, const std::string& path) const {
    const auto found = drawing_.recorded.find(page);
    return found != drawing_.recorded.end() && found->second.contains(path);
}

std::optional<ImageSize> Diagrams::recorded_size(const engine::PageKey& page,
                                                 const std::string& path) const {
    if (!is_recorded(page, path)) return std::nullopt;
    const auto& [width, height] = drawing_.recorded.at(page).at(path);
    if (width == 0 || height == 0) return std::nullopt;
    return ImageSize{width, height};
}

ImageSize Diagrams::shown(const ImageSize& size) const {
    return {size.width / rendering_.diagram_scale, size.height / rendering_.diagram_scale};
}

const Diagrams::Picture& Diagrams::picture(const render::Diagram& diagram) {
    const std::string path = path_of(diagram);
    {
        const std::scoped_lock lock(mutex_);
        if (const auto found = pictures_.find(path); found != pictures_.end()) return found->second;
    }
    Picture made = drawn(diagram);
    made.size = image_size(made.bytes);
    const std::scoped_lock lock(mutex_);
    return pictures_.try_emplace(path, std::move(made)).first->second;
}

Diagrams::Picture Diagrams::drawn(const render::Diagram& diagram) const {
    const DiagramCommand& command = rendering_.diagrams.at(diagram.language);
    Hasher hasher;
    for (const std::string& word : command.words) hasher.field(word);
    hasher.field(digest_of(diagram).value);
    const fs::path kept = drawing_.folder / (hasher.finish().value + "." + command.extension);
    std::error_code ignored;
    if (fs::is_regular_file(kept, ignored)) return {read_file(kept), {}, {}};
    if (command.of_repository && !drawing_.trusted)
        return fault(
            "diagram-not-trusted",
            fmt::format("the repository's configuration may not run {} yet", command.words.front()),
            "the diagram is shown as code; read confsync.toml, then: confsync trust");
    try {
        Picture made = run(diagram, command);
        if (!made.bytes.empty()) write_file_atomically(kept, made.bytes);
        return made;
    } catch (const Error& error) {
        return fault("diagram-failed", error.message(), error.hint());
    }
}

Diagrams::Picture Diagrams::run(const render::Diagram& diagram,
                                const DiagramCommand& command) const {
    const Workplace workplace(drawing_.folder);
    const fs::path in = workplace.path() / ("diagram." + diagram.language);
    const fs::path out = workplace.path() / ("picture." + command.extension);
    write_file_atomically(in, diagram.source);
    Program program{{}, drawing_.environment, workplace.path(), most_time};
    for (std::string word : command.words) {
        word = replace_all(std::move(word), "{in}", in.string());
        word = replace_all(std::move(word), "{out.svg}", out.string());
        program.words.push_back(replace_all(std::move(word), "{out}", out.string()));
    }
    const Ran ran = run_program(program);
    if (ran.status != 0) return failed(command, how_it_failed(ran));
    std::error_code error;
    const auto size = fs::file_size(out, error);
    if (error) return failed(command, "wrote no picture");
    if (size > largest_picture) return failed(command, "wrote more than 20 MB");
    std::string bytes = read_file(out);
    if (!is_picture(bytes, command.extension))
        return failed(command, fmt::format("wrote something else than {}", command.extension));
    return {std::move(bytes), {}, {}};
}

void Diagrams::draw(const std::vector<render::Diagram>& diagrams, unsigned jobs) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (auto i = next++; i < diagrams.size(); i = next++) picture(diagrams[i]);
    };
    const std::size_t most = jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(most, diagrams.size()); ++i) threads.emplace_back(work);
}

}  // namespace confsync::workspace
