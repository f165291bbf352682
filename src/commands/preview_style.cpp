#include "commands/preview_html.hpp"
#include "sandbox/viewer_frame.hpp"

namespace confsync::commands {

namespace {

/// What the sandbox's pages don't have: findings beside the page, and two versions of it.
constexpr std::string_view css = R"(
:root { --red-mark: #ffc9c4; --green-mark: #a4ecc6; }
@media (prefers-color-scheme: dark) { :root { --red-mark: #7a302a; --green-mark: #1f6344; } }
.site .brand { flex: 1; }
#count { display: none; font-size: .8125rem; }
.live { color: var(--quiet); font-size: .8125rem; }
.live::before {
  content: ""; display: inline-block; width: .5rem; height: .5rem; margin-right: .5rem;
  border-radius: 50%; background: var(--green-ink);
}
.live.gone::before { background: var(--danger); }
.columns { grid-template-columns: 15rem minmax(0, 1fr) 19rem; }
.columns.single { grid-template-columns: minmax(0, 1fr) 19rem; }
.single > .sidebar, .single > .drawer { display: none; }
.findings {
  position: sticky; top: 3.25rem; align-self: start; max-height: calc(100vh - 3.25rem);
  overflow-y: auto; padding: 1.5rem 1rem 3rem 0; font-size: .875rem;
}
.findings h2 { margin: 0 0 .75rem; color: var(--quiet); font-size: .875rem; font-weight: 600; }
.finding {
  margin: 0 0 .5rem; border-left: 3px solid var(--line); border-radius: .25rem;
  background: var(--raised);
}
.finding-error { border-color: var(--red-ink); }
.finding-warning { border-color: var(--yellow-ink); }
.finding-note { border-color: var(--blue-ink); }
.finding summary { padding: .5rem .75rem; cursor: pointer; list-style: none; line-height: 1.45; }
.finding summary::-webkit-details-marker { display: none; }
.finding .where { color: var(--quiet); }
.finding code, .finding pre { font: .75rem/1.5 ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono",
  monospace; }
.finding code { color: var(--quiet); }
.finding pre {
  margin: 0 .75rem .5rem; padding: .375rem .5rem; overflow-x: auto; border-radius: .25rem;
  background: var(--grey);
}
.finding .number { margin-right: .75rem; color: var(--quiet); user-select: none; }
.hint { margin: 0 .75rem .625rem; color: var(--quiet); }
.pick, .pick + label { display: none; }
.pick + label { margin-right: 1rem; font-size: .9375rem; }
.compare { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2rem; }
.side-name {
  margin: 0 0 1rem; padding-bottom: .375rem; border-bottom: 1px solid var(--line);
  color: var(--quiet); font-size: .875rem; font-weight: 600;
}
.side { min-width: 0; padding: .375rem .75rem; border-left: 3px solid transparent; }
.side > :first-child { margin-top: .25rem; }
.side > :last-child { margin-bottom: .25rem; }
.side.removed, .old.side.changed { border-color: var(--red-ink); background: var(--red); }
.side.added, .new.side.changed { border-color: var(--green-ink); background: var(--green); }
.side mark { color: inherit; border-radius: .1875rem; text-decoration-thickness: .0938rem; }
.side mark.gone { background: var(--red-mark); text-decoration: line-through; }
.side mark.come { background: var(--green-mark); }
.columns.wide { grid-template-columns: minmax(0, 1fr); }
body:has(.wide) #count { display: inline; }
.wide > .sidebar { display: none; }
.wide > .drawer { display: block; border-bottom: 1px solid var(--line); background: var(--raised); }
.wide > .drawer > summary { padding: .625rem 1.25rem; cursor: pointer; font-size: .9375rem; }
.wide > main { max-width: 84rem; padding-bottom: 2rem; }
.wide > .findings { position: static; width: 100%; max-width: 84rem; max-height: none;
  margin: 0 auto; padding: 0 2.5rem 4rem; }
@media (max-width: 72rem) {
  #count { display: inline; }
  .columns { grid-template-columns: 15rem minmax(0, 1fr); }
  .columns.single { grid-template-columns: minmax(0, 1fr); }
  .findings { position: static; grid-column: 2; max-height: none; padding: 0 2.5rem 4rem; }
  .single > .findings, .wide > .findings { grid-column: 1; }
  main { padding-bottom: 2.5rem; }
}
@media (max-width: 56rem) {
  .findings { padding: 0 1.25rem 3rem; }
  .wide > .findings { padding: 0 1.25rem 3rem; }
  .pick, .pick + label { display: inline-block; }
  .compare { display: block; margin-top: 1rem; }
  .side-name { display: none; }
  .pick-old:checked ~ .compare .new, .pick-new:checked ~ .compare .old { display: none; }
  .pick-both:checked ~ .compare .new.same { display: none; }
}
)";

constexpr std::string_view script = R"('use strict';
const live = document.getElementById('live');
let number = document.body.dataset.number;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function tell(gone) {
  live.classList.toggle('gone', gone);
  live.textContent = gone ? 'not running' : 'live';
}

const parts = [...document.querySelectorAll('.fresh')];
const shown = new Map(parts.map((part) => [part.id, part.innerHTML]));

// What a person has folded open stays open; the window stays where it was scrolled to.
function replace(part, html) {
  const folds = (which) => [...part.querySelectorAll('details' + which + ' > summary')];
  const open = new Set(folds('[open]').map((summary) => summary.textContent));
  part.innerHTML = html;
  for (const summary of folds('')) {
    if (open.has(summary.textContent)) summary.parentElement.open = true;
  }
}

async function showAgain() {
  const answer = await fetch(location.href, {cache: 'no-store'});
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const part of parts) {
    const html = fresh.getElementById(part.id).innerHTML;
    if (shown.get(part.id) !== html) replace(part, html);
    shown.set(part.id, html);
  }
  document.title = fresh.title;
  number = fresh.body.dataset.number;
}

async function follow() {
  for (;;) {
    try {
      const answer = await fetch('/changes?since=' + number, {cache: 'no-store'});
      if (!answer.ok) throw new Error(answer.statusText);
      tell(false);
      if ((await answer.text()).trim() !== number) await showAgain();
    } catch (error) {
      tell(true);
      await wait(1000);
    }
  }
}

follow();
)";

}  // namespace

std::string preview_style() { return sandbox::style_sheet() + std::string(css); }

std::string_view preview_script() { return script; }

}  // namespace confsync::commands
