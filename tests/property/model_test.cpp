// Random people, random programs: whatever they do, nothing that a person wrote is lost.
#include "model.hpp"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "base/text.hpp"

using namespace confsync::property;

namespace {

unsigned number_of(const char* variable, unsigned otherwise) {
    const char* const text = std::getenv(variable);
    return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

constexpr unsigned steps_in_a_life = 40;

/// What breaks when one life is lived without some of its steps; empty: nothing.
struct Life {
    std::string violation;
    std::vector<std::string> story;
};

Life lived(unsigned seed, const std::vector<unsigned>& steps) {
    Model model(seed);
    bool well = true;
    for (const unsigned step : steps)
        if (well) well = model.step(step);
    if (well) model.settle();
    return {model.violation(), model.story()};
}

/// The fewest steps that still break something, found by leaving out halves, quarters, and so on.
std::vector<unsigned> shrunk(unsigned seed, std::vector<unsigned> steps) {
    for (std::size_t piece = steps.size() / 2; piece > 0; piece /= 2) {
        for (std::size_t at = 0; at + piece <= steps.size();) {
            auto fewer = steps;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at),
                        fewer.begin() + static_cast<std::ptrdiff_t>(at + piece));
            if (lived(seed, fewer).violation.empty()) {
                at += piece;
            } else {
                steps = std::move(fewer);
            }
        }
    }
    return steps;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(model)

BOOST_AUTO_TEST_CASE(whatever_people_do_nothing_they_wrote_is_lost) {
    const unsigned first = number_of("CONFSYNC_MODEL_SEED", 1);
    const unsigned lives = number_of("CONFSYNC_MODEL_LIVES", 10);
    for (unsigned seed = first; seed < first + lives; ++seed) {
        std::vector<unsigned> steps(steps_in_a_life);
        for (unsigned i = 0; i < steps_in_a_life; ++i) steps[i] = i + 1;
        const Life whole = lived(seed, steps);
        if (whole.violation.empty()) continue;
        const Life life = lived(seed, shrunk(seed, steps));
        // What a shrunk life no longer breaks depends on time: the whole one is told then.
        const Life& told = life.violation.empty() ? whole : life;
        BOOST_ERROR(
            fmt::format("seed {}: {}\n  {}", seed, told.violation, confsync::join(told.story, "\n  ")));
        return;
    }
}

BOOST_AUTO_TEST_SUITE_END()
