#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "commands/comments_json.hpp"
#include "commands/diff_json.hpp"
#include "commands/log_json.hpp"
#include "commands/output_json.hpp"
#include "commands/plan_json.hpp"
#include "commands/pull_json.hpp"
#include "commands/receipt_json.hpp"
#include "commands/status_json.hpp"
#include "commands/unlock_json.hpp"
#include "unit/commands/sample_plan.hpp"
#include "unit/commands/schema_faults.hpp"

using namespace confsync;
using namespace confsync::commands;
using nlohmann::json;

namespace {

engine::Outcome outcome_of(const std::string& path, engine::Outcome::Status status) {
    engine::Outcome outcome;
    outcome.key = engine::PageKey(path);
    outcome.action = engine::Action::update;
    outcome.status = status;
    outcome.id = engine::PageId("1");
    outcome.from = {1};
    outcome.to = {2};
    outcome.title = "A";
    outcome.url = "https://a/1";
    outcome.message = "m";
    outcome.hint = "h";
    return outcome;
}

engine::Receipt sample_receipt() {
    engine::Receipt receipt;
    for (const auto status : {engine::Outcome::Status::done, engine::Outcome::Status::conflict,
                              engine::Outcome::Status::failed, engine::Outcome::Status::left_out,
                              engine::Outcome::Status::interrupted})
        receipt.outcomes.push_back(outcome_of("docs/a.md", status));
    return receipt;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(a_plan_fits_its_schema) {
    BOOST_TEST(faults("plan", plan_document(sample_plan())) == "");
    auto with_texts = sample_plan();
    engine::PageDifference page;
    page.here = page.stored_here = "x";
    page.in_storage = true;
    with_texts.differences = {page};
    BOOST_TEST(faults("plan", plan_document(with_texts)) == "");
    auto offline = sample_plan();
    offline.offline = true;
    BOOST_TEST(faults("plan", plan_document(offline)) == "");
}

BOOST_AUTO_TEST_CASE(a_status_fits_its_schema) {
    BOOST_TEST(faults("status", status_document(sample_plan())) == "");
}

BOOST_AUTO_TEST_CASE(a_receipt_fits_its_schema) {
    BOOST_TEST(faults("receipt", receipt_document(sample_receipt(), sample_plan())) == "");
}

BOOST_AUTO_TEST_CASE(a_receipt_is_read_back_as_it_was) {
    auto receipt = sample_receipt();
    receipt.outcomes.front().old_title = "B";
    receipt.outcomes.front().digest = Digest("abc");
    receipt.outcomes.front().written = Timestamp(std::chrono::milliseconds(1'500));
    const RunFacts facts{"Ada", Timestamp(std::chrono::seconds(1)),
                         Timestamp(std::chrono::seconds(2))};
    const auto text = receipt_document(receipt, sample_plan(), facts);
    BOOST_TEST(faults("receipt", text) == "");
    const auto kept = read_receipt(text, "r.json");
    BOOST_TEST(kept.site == sample_plan().site);
    BOOST_TEST(receipt_document(kept.receipt, sample_plan(), facts) == text);
    BOOST_CHECK_THROW(read_receipt("{}", "r.json"), Error);
    BOOST_CHECK_THROW(read_receipt("no", "r.json"), Error);
}

BOOST_AUTO_TEST_CASE(a_log_fits_its_schema) {
    const workspace::RunEntry run{
        engine::CommitId("ab"), engine::CommitId("cd"), Timestamp{}, "Ada",
        "Published 1 page.",    engine::CommitId("ef")};
    BOOST_TEST(faults("log", log_document("default", {run})) == "");
    BOOST_TEST(faults("log", run_document("default", run, {false, sample_receipt()})) == "");
    BOOST_TEST(faults("log", run_document("default", run, {true, sample_receipt()})) == "");
}

BOOST_AUTO_TEST_CASE(an_unlock_fits_its_schema) {
    const engine::LeaseTerms terms{"Ada", "r", Timestamp{}, Timestamp{}};
    BOOST_TEST(faults("unlock", unlock_document({{engine::PageId("1"), "Home", {{}, terms}},
                                                 {engine::PageId("2"), "Home", {{}, {}}}})) == "");
}

BOOST_AUTO_TEST_CASE(a_pull_fits_its_schema) {
    engine::Pull pull;
    pull.findings = sample_plan().findings;
    pull.diagnostics = sample_plan().diagnostics;
    engine::PulledPage page;
    page.key = engine::PageKey{"docs/a.md"};
    page.id = engine::PageId{"7"};
    page.who = "Ada";
    page.from = {1};
    page.to = {2};
    page.changes = {{render::BlockChange::Kind::changed, 3, "<p>x</p>"}};
    page.files = {{"docs/a.assets/b.png", {}}};
    pull.pages = {page};
    BOOST_TEST(faults("pull", pull_document(pull, true)) == "");
    BOOST_TEST(faults("pull", pull_document({}, false)) == "");
}

BOOST_AUTO_TEST_CASE(a_diff_fits_its_schema) {
    const engine::PageDifference page{
        engine::PageKey{"docs/a.md"}, "docs/a.md", "A", {3}, "x", "y"};
    BOOST_TEST(faults("diff", diff_document({page})) == "");
}

BOOST_AUTO_TEST_CASE(comments_fit_their_schema) {
    engine::PageComment on_page;
    engine::PageComment on_words;
    on_words.line = 3;
    on_words.comment.ref = "r";
    on_words.comment.selection = "the words";
    BOOST_TEST(faults("comments", comments_document({on_page, on_words})) == "");
}

BOOST_AUTO_TEST_CASE(every_ending_fits_the_schema_of_the_output) {
    for (const auto& row : exit_rows)
        BOOST_TEST(faults("output", output_document("push", row.code, nullptr, "{\"a\": 1}")) ==
                   "");
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::interrupted); ++kind) {
        const Error error(static_cast<ErrorKind>(kind), "it failed", "do that", {"a.md", 1, 2});
        BOOST_TEST(faults("output", output_document("push", exit_code_of(error.kind()), &error,
                                                    std::nullopt)) == "");
    }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_do_not_cost_the_document) {
    const Error error(ErrorKind::failed, "cannot read \xff.md");
    BOOST_TEST(faults("output", output_document("push", ExitCode::failed, &error, std::nullopt)) ==
               "");
}

BOOST_AUTO_TEST_CASE(the_test_notices_a_document_that_does_not_fit) {
    BOOST_TEST(faults("plan", "{\"confsync_plan\": 1}") != "");
}

BOOST_AUTO_TEST_SUITE_END()
