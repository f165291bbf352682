#include "engine/told.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace confsync::engine {

namespace {

Diagnostic no_use(const Place& where) {
    return {"ignore-unknown", Severity::warning, "this comment ignores nothing", where,
            "write: <!-- confsync: ignore CODE --> or <!-- confsync: ignore-file CODE -->"};
}

Diagnostic unused(const std::string& code, const Place& where) {
    return {"ignore-unused", Severity::note, fmt::format("there is no {} here to ignore", code),
            where, "remove the code from the comment"};
}

Diagnostic refused(const std::string& code, const Place& where) {
    return {"ignore-error", Severity::warning,
            fmt::format("{} is an error here, which can't be ignored", code), where,
            "mend what is wrong, and remove the code from the comment"};
}

Diagnostic unknown(const std::string& code, const Place& where,
                   const std::set<std::string, std::less<>>& known) {
    const auto near = closest(code, {known.begin(), known.end()});
    return {"ignore-unknown", Severity::warning, fmt::format("there is no code {}", code), where,
            near ? fmt::format("did you mean {}?", *near) : "every code: confsync help codes"};
}

}  // namespace

void Told::tell(const Diagnostics& found) {
    for (const Diagnostic& each : found) {
        if (silence(each))
            ++silenced_;
        else
            diagnostics_.push_back(each);
    }
}

bool Told::silence(const Diagnostic& found) {
    const bool is_error = found.severity == Severity::error;
    bool silenced = false;
    for (std::size_t i = 0; i < silences_.size(); ++i) {
        const render::Silence& comment = silences_[i];
        const bool named = std::ranges::count(comment.codes, found.code) != 0;
        if (!named || !comment.covers(found.where.line)) continue;
        (is_error ? refused_ : used_).emplace(i, found.code);
        silenced = !is_error;
    }
    return silenced;
}

Diagnostics Told::about_comments(const std::set<std::string, std::less<>>& known,
                                 Heard heard) const {
    Diagnostics remarks;
    for (std::size_t i = 0; i < silences_.size(); ++i) {
        const render::Silence& comment = silences_[i];
        if (comment.codes.empty()) remarks.push_back(no_use(comment.where));
        for (const std::string& code : comment.codes) {
            if (!known.contains(code))
                remarks.push_back(unknown(code, comment.where, known));
            else if (refused_.contains({i, code}))
                remarks.push_back(refused(code, comment.where));
            else if (heard == Heard::all && !used_.contains({i, code}))
                remarks.push_back(unused(code, comment.where));
        }
    }
    return remarks;
}

}  // namespace confsync::engine
