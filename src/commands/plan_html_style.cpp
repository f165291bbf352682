#include "commands/views_plan_html.hpp"
#include "sandbox/viewer_frame.hpp"

namespace confsync::commands {

namespace {

/// Beside the sandbox's style sheet, which shows bodies.
constexpr std::string_view css = R"(
:root { --red-mark: #ffc9c4; --green-mark: #a4ecc6; }
@media (prefers-color-scheme: dark) { :root { --red-mark: #7a302a; --green-mark: #1f6344; } }
html { scroll-padding-top: 1rem; }
body { max-width: 96rem; margin: 0 auto; padding: 0 2rem 4rem; }
.top { padding: 2rem 0 1rem; }
.top h1 { font-size: 1.625rem; margin: 0 0 .25rem; }
.top p { margin: .25rem 0; }
.top .where, .hint, .legend { color: var(--quiet); font-size: .875rem; }
.waiting {
  margin: 0 0 1rem; padding: .875rem 1.25rem; border-radius: .5rem; background: var(--yellow);
  border-left: 4px solid var(--yellow-ink);
}
.waiting h2, .findings h2 { margin: 0 0 .375rem; font-size: 1rem; }
.waiting ul, .findings ul { margin: 0; padding-left: 1.25rem; }
.waiting .hint { color: inherit; }
.plan { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: 2rem; }
.pages {
  position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto;
  padding: 1rem 0 2rem; font-size: .9375rem;
}
.pages ul { list-style: none; margin: 0; padding: 0; }
.pages ul ul { padding-left: 1.125rem; }
.pages li { margin: .125rem 0; }
.pages a { display: flex; gap: .5rem; padding: .1875rem 0; color: var(--text); }
.pages .left { color: var(--quiet); }
.sign {
  flex: none; display: inline-grid; place-items: center; width: 1.375rem; height: 1.375rem;
  border-radius: .25rem; background: var(--grey); color: var(--grey-ink);
  font: 700 .875rem/1 ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace;
}
.sign.create { background: var(--green); color: var(--green-ink); }
.sign.update, .sign.settle { background: var(--yellow); color: var(--yellow-ink); }
.sign.move, .sign.drift { background: var(--blue); color: var(--blue-ink); }
.sign.conflict, .sign.person, .sign.blocked { background: var(--red); color: var(--red-ink); }
main { max-width: none; margin: 0; padding: 0; }
.page { padding: 1rem 0 1.5rem; border-top: 1px solid var(--line); }
.page > h2 { display: flex; align-items: center; gap: .625rem; margin: .25rem 0; }
.facts { margin: 0 0 .75rem; }
.facts code { color: var(--quiet); font-size: .875rem; margin-right: .5rem; }
.files { margin: 0 0 .75rem; padding-left: 1.25rem; font-size: .9375rem; }
.text > summary, .same-blocks > summary {
  cursor: pointer; color: var(--quiet); font-size: .875rem;
}
.text > summary { margin-bottom: .5rem; font-weight: 600; }
.same-blocks { margin: .25rem 0; }
.same-blocks > summary { padding: .25rem .75rem; border-radius: .25rem; background: var(--raised); }
.compare { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 1.5rem; }
.side-name {
  margin: 0 0 .25rem !important; padding: 0 .75rem .25rem 1.125rem;
  border-bottom: 1px solid var(--line);
  color: var(--quiet); font-size: .8125rem; font-weight: 600;
}
.side {
  position: relative; min-width: 0; padding: .25rem .75rem .25rem 1.125rem;
  border-left: 3px solid transparent;
}
.side.removed::before, .side.changed::before, .side.added::before {
  position: absolute; left: .25rem; top: .25rem; font: 700 .875rem/1.6 monospace; content: "+";
  color: var(--green-ink);
}
.side.removed::before, .old.side.changed::before { content: "−"; color: var(--red-ink); }
.side > :first-child { margin-top: .25rem; }
.side > :last-child { margin-bottom: .25rem; }
.side.removed, .old.side.changed { border-color: var(--red-ink); background: var(--red); }
.side.added, .new.side.changed { border-color: var(--green-ink); background: var(--green); }
.body > .side.added { background: none; }
.side mark { color: inherit; border-radius: .1875rem; text-decoration-thickness: .0938rem; }
.side mark.gone { background: var(--red-mark); text-decoration: line-through; }
.side mark.come { background: var(--green-mark); }
.findings { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 60rem) {
  body { padding: 0 1rem 3rem; }
  .plan { display: block; }
  .pages { position: static; max-height: none; padding-bottom: 1rem; }
}
@media (max-width: 44rem) {
  .top { padding-top: 1.25rem; }
  .top h1 { font-size: 1.375rem; }
  .compare { display: block; }
  .compare.names, .side.none, .old.side.same { display: none; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .plan { display: block; }
  .pages { position: static; max-height: none; }
  .side, .waiting, .sign { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .page > h2 { break-after: avoid; }
  .side { break-inside: avoid; }
  .same-blocks { display: none; }
}
)";

}  // namespace

std::string plan_html_style() { return sandbox::style_sheet() + std::string(css); }

}  // namespace confsync::commands
