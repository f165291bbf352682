#include "scenario/normalise.hpp"

#include <regex>

#include "base/text.hpp"

namespace confsync::scenario {

namespace {

struct Rule {
    std::regex pattern;
    const char* replacement;
};

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = {
        {std::regex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "<uuid>"},
        {std::regex(R"(\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)"),
         "<time>"},
        // Where a digest always stands, even one of digits only; elsewhere it must look like one.
        {std::regex(R"(\b(HEAD|at|from|to|commit|run|sha256:|confsync:)( ?)[0-9a-f]{7,64}\b)"),
         "$1$2<hex>"},
        {std::regex(R"(\bindex [0-9a-f]{7,64}\.\.[0-9a-f]{7,64}\b)"), "index <hex>..<hex>"},
        {std::regex(R"(\b([0-9a-f]{64}|[0-9a-f]{40})\b)"), "<hex>"},
        {std::regex(R"(\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,64}\b)"), "<hex>"},
        {std::regex(R"((/pages/|pageId=)\d+)"), "$1<id>"},
        {std::regex(R"(\b\d{8,12}\b)"), "<id>"},
        {std::regex(R"(\b\d+\.\d+ ?(s|ms)\b)"), "<duration>"},
    };
    return all;
}

}  // namespace

std::string normalise(std::string text, const Names& names) {
    for (const auto& [literal, word] : names) {
        if (!literal.empty()) text = replace_all(std::move(text), literal, word);
    }
    for (const Rule& rule : rules()) {
        text = std::regex_replace(text, rule.pattern, rule.replacement);
    }
    return text;
}

}  // namespace confsync::scenario
