#include "sandbox/viewer_frame.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::string_view frame_css = R"(
:root {
  color-scheme: light dark;
  --ground: #ffffff; --raised: #f7f8f9; --line: #e1e4e8; --text: #1d2430; --quiet: #626f86;
  --link: #0b5fc2; --accent: #0b5fc2; --accent-text: #ffffff; --danger: #ae2e24;
  --grey: #eef0f2; --red: #ffeceb; --orange: #fff1e0; --yellow: #fff7d6; --green: #dcfff1;
  --teal: #e3fafc; --blue: #e9f2ff; --purple: #f3f0ff;
  --grey-ink: #505f79; --red-ink: #ae2e24; --orange-ink: #a54800; --yellow-ink: #7f5f01;
  --green-ink: #1f6e4b; --teal-ink: #206a83; --blue-ink: #0b5fc2; --purple-ink: #5e4db2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #16191d; --raised: #1e2227; --line: #343a42; --text: #dfe3e8; --quiet: #98a2b0;
    --link: #7cb4ff; --accent: #4c93ee; --accent-text: #0d1117; --danger: #ff9c8f;
    --grey: #2a2f36; --red: #42221f; --orange: #3d2a16; --yellow: #38310f; --green: #163527;
    --teal: #15343c; --blue: #1a2e4a; --purple: #2d2650;
    --grey-ink: #a9b4c2; --red-ink: #ff9c8f; --orange-ink: #fbb26a; --yellow-ink: #e5c65a;
    --green-ink: #6fd6a5; --teal-ink: #79cfe2; --blue-ink: #7cb4ff; --purple-ink: #b8a9ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 4.5rem; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.6 -apple-system, "Segoe UI", Inter, Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: break-word;
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.quiet { color: var(--quiet); font-size: .875rem; }
.site {
  position: sticky; top: 0; z-index: 2; display: flex; align-items: center; gap: 1.5rem;
  height: 3.25rem; padding: 0 1.25rem; background: var(--ground);
  border-bottom: 1px solid var(--line);
}
.site nav { display: flex; gap: 1rem; }
.site nav a { color: var(--quiet); font-size: .9375rem; }
.brand {
  display: flex; align-items: center; gap: .625rem; color: var(--text); font-weight: 600;
}
.brand:hover { text-decoration: none; }
.mark {
  display: grid; place-items: center; width: 1.625rem; height: 1.625rem; border-radius: .375rem;
  background: var(--accent); color: var(--accent-text); font-weight: 700; line-height: 1;
}
.columns { display: grid; grid-template-columns: 17.5rem minmax(0, 1fr); }
.sidebar {
  position: sticky; top: 3.25rem; align-self: start; height: calc(100vh - 3.25rem);
  overflow-y: auto; padding: 1.25rem .75rem 3rem; background: var(--raised);
  border-right: 1px solid var(--line); font-size: .9375rem;
}
.drawer { display: none; }
main { width: 100%; max-width: 56rem; padding: 1.5rem 2.5rem 5rem; margin: 0 auto; }
main.alone { max-width: 46rem; }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -.012em; margin: .5rem 0; }
.space-name { margin: 0 0 .75rem; padding: 0 .5rem; font-weight: 600; }
.space-name a { color: var(--text); }
.tree ul { list-style: none; margin: 0; padding: 0; }
.tree ul ul { padding-left: .9375rem; }
.tree summary { list-style: none; display: flex; align-items: flex-start; cursor: pointer; }
.tree summary::-webkit-details-marker { display: none; }
.tree summary::before, .tree .leaf::before {
  content: ""; flex: none; width: 1rem; height: 1.875rem; margin-left: .125rem;
  color: var(--quiet); font-size: .75rem; line-height: 1.875rem; text-align: center;
}
.tree summary::before, .tree .more::before { content: "›"; font-size: 1rem; }
.tree .leaf:not(.more)::before { content: "·"; }
.tree details[open] > summary::before { transform: rotate(90deg); }
.tree .leaf { display: flex; align-items: flex-start; }
.tree a {
  flex: 1; min-width: 0; padding: .1875rem .375rem; border-radius: .25rem; color: var(--text);
  line-height: 1.5rem;
}
.tree a:hover { background: var(--grey); text-decoration: none; }
.tree a.here { background: var(--blue); color: var(--blue-ink); font-weight: 600; }
.crumbs ol {
  display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; font-size: .875rem;
}
.crumbs a { color: var(--quiet); }
.crumbs li + li::before { content: "/"; margin: 0 .5rem; color: var(--line); }
.heading { display: flex; align-items: flex-start; gap: 1rem; margin-top: .75rem; }
.heading h1 { flex: 1; min-width: 0; }
.button, button[type=submit]:not(.task-box) {
  flex: none; display: inline-block; margin-top: .5rem; padding: .3125rem .875rem; font: inherit;
  font-size: .9375rem; border: 1px solid var(--line); border-radius: .375rem; cursor: pointer;
  background: var(--ground); color: var(--text);
}
.button:hover { background: var(--raised); text-decoration: none; }
button[type=submit]:not(.task-box) {
  margin: 0; background: var(--accent); border-color: var(--accent); color: var(--accent-text);
  font-weight: 600;
}
.byline {
  display: flex; align-items: center; gap: .625rem; margin: .25rem 0 1.75rem;
  color: var(--quiet); font-size: .875rem;
}
.byline a { color: inherit; text-decoration: underline; text-underline-offset: 2px; }
.avatar {
  flex: none; display: inline-grid; place-items: center; width: 2rem; height: 2rem;
  border-radius: 50%; font-size: .75rem; font-weight: 600;
}
.avatar-0 { background: var(--blue); color: var(--blue-ink); }
.avatar-1 { background: var(--green); color: var(--green-ink); }
.avatar-2 { background: var(--purple); color: var(--purple-ink); }
.avatar-3 { background: var(--orange); color: var(--orange-ink); }
.avatar-4 { background: var(--teal); color: var(--teal-ink); }
.avatar-5 { background: var(--red); color: var(--red-ink); }
.notice, .error {
  margin: .75rem 0; padding: .625rem 1rem; border-radius: .375rem; background: var(--yellow);
  color: var(--yellow-ink);
}
.error { background: var(--red); color: var(--danger); white-space: pre-line; }
.labels {
  display: flex; flex-wrap: wrap; gap: .375rem; margin: 2.5rem 0 0; padding: 0; list-style: none;
}
.labels li {
  padding: .0625rem .5rem; border-radius: .25rem; background: var(--grey);
  color: var(--grey-ink); font-size: .8125rem;
}
.attachments { margin-top: 1.25rem; border-top: 1px solid var(--line); padding-top: .875rem; }
.attachments summary { cursor: pointer; color: var(--quiet); font-size: .9375rem; }
.attachments ul { list-style: none; margin: .5rem 0; padding: 0; }
.attachments li {
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem;
  padding: .375rem 0; border-bottom: 1px solid var(--line);
}
.cards, .history { list-style: none; padding: 0; margin: 1.5rem 0; }
.card, .history > li {
  display: flex; gap: 1rem; align-items: flex-start; padding: .875rem 0;
  border-bottom: 1px solid var(--line);
}
.card-title { font-weight: 600; }
.card p, .history p { margin: 0; }
.strong { font-weight: 600; }
.message { color: var(--quiet); margin-left: .625rem; }
.edit { display: grid; gap: 1.125rem; margin-top: 1.25rem; }
.edit label {
  display: grid; align-content: start; gap: .3125rem; color: var(--quiet); font-size: .875rem;
}
.edit label.inline { display: flex; gap: .5rem; align-items: baseline; }
.edit input:not([type=checkbox]), .edit select, .edit textarea {
  width: 100%; padding: .5rem .625rem; font: inherit; font-size: 1rem; color: var(--text);
  background: var(--ground); border: 1px solid var(--line); border-radius: .375rem;
}
@media (min-width: 48rem) {
  .edit { grid-template-columns: 1fr 2fr; }
  .edit > .whole { grid-column: 1 / -1; }
}
.edit textarea {
  font: .875rem/1.55 ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace;
  resize: vertical;
}
.edit select { min-height: 2.75rem; }
.actions { display: flex; align-items: center; gap: 1.25rem; margin: 0; }
@media (max-width: 56rem) {
  .columns { display: block; }
  .sidebar { display: none; }
  .drawer { display: block; border-bottom: 1px solid var(--line); background: var(--raised); }
  .drawer > summary { padding: .625rem 1.25rem; cursor: pointer; font-size: .9375rem; }
  .drawer[open] { padding: 0 .75rem 1rem; }
  .drawer[open] > summary { padding-left: .5rem; }
  .tree a { padding: .375rem; }
  .tree summary::before, .tree .leaf::before { height: 2.25rem; line-height: 2.25rem; }
  main { padding: 1.25rem 1.25rem 4rem; }
  h1 { font-size: 1.625rem; }
}
)";

}  // namespace

std::string_view frame_style() { return frame_css; }

}  // namespace confsync::sandbox
