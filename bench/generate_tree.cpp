/// Writes a tree of Markdown that looks like documentation: nested folders, headings, tables, code,
/// lists, links with fragments between the files, images. The same arguments give the same bytes.

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"

namespace {

namespace fs = confsync::fs;

struct Options {
    fs::path folder;
    int files = 0;
    std::size_t bytes = 6000;  ///< of a file, on average
    std::uint64_t seed = 1;
    int images_every = 4;  ///< each n-th file shows a picture; 0: none
};

/// Standard distributions differ between libraries; the engine itself doesn't.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return engine_() % end; }
    bool one_in(std::size_t n) { return below(n) == 0; }

    template <class Range>
    const auto& pick(const Range& range) {
        return range[below(std::size(range))];
    }

  private:
    std::mt19937_64 engine_;
};

constexpr std::array<std::string_view, 48> words{
    "server",  "request",   "token",   "the",       "a",        "of",      "to",     "in",
    "cluster", "release",   "and",     "for",       "is",       "with",    "when",   "queue",
    "retry",   "backup",    "restore", "node",      "database", "replica", "user",   "role",
    "policy",  "log",       "metric",  "alert",     "pipeline", "build",   "deploy", "branch",
    "review",  "timeout",   "cache",   "index",     "schema",   "table",   "column", "value",
    "naïve",   "Übersicht", "latency", "threshold", "every",    "before",  "after",  "while"};

constexpr std::array<std::string_view, 5> languages{"sh", "yaml", "python", "json", "cpp"};

constexpr int files_in_folder = 20;
constexpr int folders_in_folder = 6;

/// `3/1/0` … : folder n hangs below folder (n - 1) / folders_in_folder.
std::string folder_of(int number) {
    if (number == 0) return "";
    return folder_of((number - 1) / folders_in_folder) + fmt::format("area-{:03}/", number);
}

std::string path_of(int file) {
    const int within = file % files_in_folder;
    const std::string name = within == 0 ? "README.md" : fmt::format("page-{:05}.md", file);
    return folder_of(file / files_in_folder) + name;
}

/// From a file to another one, as an author writes it.
std::string link_between(int from, int to) {
    const fs::path start = fs::path(path_of(from)).parent_path();
    return fs::path(path_of(to)).lexically_relative(start.empty() ? "." : start).generic_string();
}

class Page {
  public:
    Page(const Options& options, Dice& dice, int number)
        : options_(options), dice_(dice), number_(number) {}

    std::string text() {
        const std::size_t wanted = options_.bytes / 2 + dice_.below(options_.bytes + 1);
        out_ = fmt::format("# Page {} of the {}\n\n", number_, dice_.pick(words));
        if (options_.images_every > 0 && number_ % options_.images_every == 0)
            out_ += "![The parts and how they meet](img/figure.png \"Parts\")\n\n";
        while (out_.size() < wanted) section();
        return std::move(out_);
    }

  private:
    void section() {
        out_ += fmt::format("## Section {}\n\n", ++sections_);
        paragraph();
        switch (dice_.below(6)) {
            case 0: table(); break;
            case 1: code(); break;
            case 2: list("- "); break;
            case 3: list("- [ ] "); break;
            case 4: quote(); break;
            default: list("1. "); break;
        }
        paragraph();
    }

    void paragraph() {
        for (std::size_t line = 0, lines = 2 + dice_.below(5); line < lines; ++line) {
            sentence(10 + dice_.below(6));
            out_ += '\n';
        }
        out_ += '\n';
    }

    void sentence(std::size_t length) {
        for (std::size_t word = 0; word < length; ++word) {
            if (word > 0) out_ += ' ';
            piece();
        }
    }

    void piece() {
        const std::string_view word = dice_.pick(words);
        switch (dice_.below(60)) {
            case 0: out_ += fmt::format("**{}**", word); break;
            case 1: out_ += fmt::format("*{}*", word); break;
            case 2: out_ += fmt::format("`{} --{}`", word, dice_.pick(words)); break;
            case 3: out_ += fmt::format("{} & <{}", word, dice_.pick(words)); break;
            case 4: link(word); break;
            case 5: out_ += fmt::format("[{0}](https://example.com/{0}?a=1&b=2)", word); break;
            default: out_ += word; break;
        }
    }

    void link(std::string_view word) {
        const int to = static_cast<int>(dice_.below(static_cast<std::size_t>(options_.files)));
        // Fragments lead to earlier pages only: of a cycle of them, some page is written twice
        // (the anchors of a new page don't work before it is saved), which is not what is counted.
        const std::string_view fragment = to < number_ && dice_.one_in(2) ? "#section-1" : "";
        out_ += fmt::format("[the {}]({}{})", word, link_between(number_, to), fragment);
    }

    void table() {
        out_ += "| Name | Value | Meaning |\n|---|---:|:-:|\n";
        for (std::size_t row = 0, rows = 3 + dice_.below(8); row < rows; ++row) {
            out_ += fmt::format("| `{}` | {} | ", dice_.pick(words), dice_.below(10000));
            sentence(4);
            out_ += " |\n";
        }
        out_ += '\n';
    }

    void code() {
        out_ += fmt::format("```{}\n", dice_.pick(languages));
        for (std::size_t line = 0, lines = 3 + dice_.below(12); line < lines; ++line)
            out_ += fmt::format("{:>{}}{}({} < {} && \"{}\");\n", "", 2 * dice_.below(4),
                                dice_.pick(words), dice_.pick(words), dice_.below(100),
                                dice_.pick(words));
        out_ += "```\n\n";
    }

    void list(std::string_view mark) {
        for (std::size_t item = 0, items = 3 + dice_.below(5); item < items; ++item) {
            out_ += mark;
            sentence(5 + dice_.below(8));
            out_ += '\n';
        }
        out_ += '\n';
    }

    void quote() {
        out_ += dice_.one_in(2) ? "> [!NOTE]\n> " : "> ";
        sentence(12);
        out_ += "\n\n";
    }

    const Options& options_;
    Dice& dice_;
    int number_;
    int sections_ = 0;
    std::string out_;
};

void write(const fs::path& path, std::string_view bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file.exceptions(std::ios::failbit | std::ios::badbit);
    file << bytes;
}

/// One transparent pixel.
constexpr std::string_view png(
    "\x89PNG\r\n\x1A\n\0\0\0\015IHDR\0\0\0\1\0\0\0\1\b\6\0\0\0\x1F\x15\xC4\x89\0\0\0\013IDAT"
    "\x78\xDA\x63\140\0\2\0\0\5\0\1\xE9\xFA\xDC\xD8\0\0\0\0IEND\xAE\x42\x60\x82",
    68);

void generate(const Options& options) {
    Dice dice(options.seed);
    for (int number = 0; number < options.files; ++number) {
        const fs::path file = options.folder / path_of(number);
        write(file, Page(options, dice, number).text());
        if (options.images_every > 0 && number % files_in_folder == 0)
            write(file.parent_path() / "img" / "figure.png", png);
    }
}

/// `--NAME=NUMBER` anywhere after the two that must be there.
bool read_flag(std::string_view argument, Options& options) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string_view::npos) return false;
    const std::string_view name = argument.substr(0, equals);
    const std::uint64_t number = std::stoull(std::string(argument.substr(equals + 1)));
    if (name == "--bytes") {
        options.bytes = number;
    } else if (name == "--seed") {
        options.seed = number;
    } else if (name == "--images-every") {
        options.images_every = static_cast<int>(number);
    } else {
        return false;
    }
    return true;
}

bool read_options(int argc, char** argv, Options& options) {
    if (argc < 3) return false;
    options.folder = argv[1];
    options.files = std::stoi(argv[2]);
    for (int at = 3; at < argc; ++at)
        if (!read_flag(argv[at], options)) return false;
    return options.files > 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        Options options;
        if (!read_options(argc, argv, options)) {
            std::cerr << "usage: " << argv[0]
                      << " FOLDER FILES [--bytes=N] [--seed=N] [--images-every=N]\n";
            return 64;
        }
        generate(options);
    } catch (const std::exception& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
    return 0;
}
