#include "sandbox/viewer_frame.hpp"

namespace confsync::sandbox {

namespace {

constexpr std::string_view body_css = R"(
.body > :first-child { margin-top: 0; }
.body p, .body ul, .body ol, .body blockquote, .body figure, .body dl { margin: 0 0 1rem; }
.body h1, .body h2, .body h3, .body h4, .body h5, .body h6 {
  margin: 2rem 0 .625rem; line-height: 1.3; letter-spacing: -.006em;
}
.body h1 { font-size: 1.625rem; } .body h2 { font-size: 1.375rem; }
.body h3 { font-size: 1.125rem; } .body h4, .body h5, .body h6 { font-size: 1rem; }
.body h5, .body h6 { color: var(--quiet); }
.body ul, .body ol { padding-left: 1.625rem; }
.body li > ul, .body li > ol { margin: .25rem 0 0; }
.body li { margin: .25rem 0; }
.body li > p { margin-bottom: .25rem; }
.body li > figure { margin: .5rem 0; }
.body li > :last-child:not(figure), .body td > :last-child, .body th > :last-child {
  margin-bottom: 0;
}
.body blockquote { padding: .125rem 0 .125rem 1rem; border-left: 3px solid var(--line);
  color: var(--quiet); }
.body blockquote > :last-child { margin-bottom: 0; }
.body blockquote figure.code { color: var(--text); }
.body hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
.body img { max-width: 100%; vertical-align: middle; border-radius: .25rem; }
.body img:not([height]) { height: auto; }
.body code, .body kbd, .body tt {
  padding: .0938rem .3125rem; border-radius: .25rem; background: var(--grey);
  font: .875em ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace;
}
.body dt { font-weight: 600; } .body dd { margin: 0 0 .5rem 1.5rem; }
.anchor { scroll-margin-top: 4.5rem; }
.align-center { text-align: center; } .align-right { text-align: right; }
.indent-1 { margin-left: 30px !important; } .indent-2 { margin-left: 60px !important; }
.indent-3 { margin-left: 90px !important; } .indent-4 { margin-left: 120px !important; }
.indent-5 { margin-left: 150px !important; } .indent-6 { margin-left: 180px !important; }
.table { overflow-x: auto; margin: 0 0 1.25rem; }
.table table { border-collapse: collapse; font-size: .9375rem; }
.table.wide table { width: 100%; }
.table th, .table td {
  min-width: 3rem; padding: .5rem .75rem; border: 1px solid var(--line); text-align: left;
  vertical-align: top;
}
.table th { background: var(--raised); font-weight: 600; }
.table .align-center, .table .align-center p { text-align: center; }
.table .align-right, .table .align-right p { text-align: right; }
.table td.valign-middle { vertical-align: middle; }
.table .numbering { color: var(--quiet); text-align: right; }
.table .table { margin: 0; }
.table code { white-space: nowrap; }
figure.code { border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; }
figure.code figcaption {
  display: flex; justify-content: space-between; gap: 1rem; padding: .25rem .875rem;
  border-bottom: 1px solid var(--line); background: var(--raised); color: var(--quiet);
  font-size: .8125rem;
}
figure.code pre, .macro pre, .body > pre {
  margin: 0; padding: .75rem 0; overflow-x: auto; background: var(--raised);
  font: .8438rem/1.6 ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace; tab-size: 4;
}
.body > pre, .macro pre { padding: .75rem .875rem; border-radius: .5rem; }
figure.code code { display: block; width: max-content; min-width: 100%; padding: 0; font: inherit;
  background: none; counter-reset: line; }
.line { display: block; padding-right: 1rem; }
.line::before {
  counter-increment: line; content: counter(line); display: inline-block; width: 2.75rem;
  margin-right: .875rem; padding-right: .625rem; color: var(--quiet); opacity: .65;
  text-align: right; user-select: none;
}
.panel {
  display: flex; gap: .75rem; margin: 0 0 1.25rem; padding: .875rem 1rem; border-radius: .5rem;
  background: var(--grey);
}
.panel-body { flex: 1; min-width: 0; }
.panel-body > :last-child { margin-bottom: 0; }
.panel-title { font-weight: 600; margin-bottom: .25rem !important; }
.panel-icon {
  flex: none; display: grid; place-items: center; width: 1.25rem; height: 1.25rem;
  margin-top: .1875rem; border-radius: 50%; background: var(--ink, var(--grey-ink));
  color: var(--ground);
  font-size: .75rem; font-weight: 700; line-height: 1;
}
.panel-info { --ink: var(--blue-ink); background: var(--blue); }
.panel-success { --ink: var(--green-ink); background: var(--green); }
.panel-caution { --ink: var(--yellow-ink); background: var(--yellow); }
.panel-error { --ink: var(--red-ink); background: var(--red); }
.panel-note { --ink: var(--purple-ink); background: var(--purple); }
.panel-custom { border: 1px solid var(--line); }
.expand { margin: 0 0 1.25rem; border: 1px solid var(--line); border-radius: .5rem; }
.expand > summary { padding: .5rem .875rem; cursor: pointer; font-weight: 500; }
.expand-body { padding: .25rem 1rem .125rem; }
.body .tasks { list-style: none; padding-left: 0; }
.task { display: flex; gap: .625rem; align-items: flex-start; }
.task-body { flex: 1; min-width: 0; }
.task-body { color: var(--text); }
.task.done > .task-body { color: var(--quiet); }
.body .task .tasks { margin: .25rem 0 0; }
.task-box {
  flex: none; display: grid; place-items: center; width: 1.125rem; height: 1.125rem; padding: 0;
  margin-top: .25rem; border: 1.5px solid var(--quiet); border-radius: .25rem;
  background: var(--ground); color: var(--accent-text); font-size: .75rem; font-weight: 700;
  line-height: 1;
}
button.task-box { cursor: pointer; }
.done > .task-box { background: var(--accent); border-color: var(--accent); }
.decisions { list-style: none; padding-left: 0 !important; }
.decision { padding: .5rem .875rem; border-radius: .375rem; background: var(--raised); }
.decision::before { content: "⤷ "; color: var(--green-ink); font-weight: 700; }
.status {
  display: inline-block; padding: 0 .375rem; border-radius: .25rem; background: var(--grey);
  color: var(--grey-ink); font-size: .75rem; font-weight: 700; line-height: 1.25rem;
  letter-spacing: .02em; text-transform: uppercase; vertical-align: .0625rem;
}
.status-red { background: var(--red); color: var(--red-ink); }
.status-orange { background: var(--orange); color: var(--orange-ink); }
.status-yellow { background: var(--yellow); color: var(--yellow-ink); }
.status-green { background: var(--green); color: var(--green-ink); }
.status-teal { background: var(--teal); color: var(--teal-ink); }
.status-blue { background: var(--blue); color: var(--blue-ink); }
.status-purple { background: var(--purple); color: var(--purple-ink); }
.mention, .body time {
  padding: .0625rem .375rem; border-radius: 1rem; background: var(--grey); color: var(--grey-ink);
  font-size: .9375em;
}
.body time { border-radius: .25rem; }
.tint { padding: 0 .125rem; border-radius: .1875rem; }
.tint-grey { background: var(--grey); } .ink-grey { color: var(--grey-ink); }
.tint-red { background: var(--red); } .ink-red { color: var(--red-ink); }
.tint-orange { background: var(--orange); } .ink-orange { color: var(--orange-ink); }
.tint-yellow { background: var(--yellow); } .ink-yellow { color: var(--yellow-ink); }
.tint-green { background: var(--green); } .ink-green { color: var(--green-ink); }
.tint-teal { background: var(--teal); } .ink-teal { color: var(--teal-ink); }
.tint-blue { background: var(--blue); } .ink-blue { color: var(--blue-ink); }
.tint-purple { background: var(--purple); } .ink-purple { color: var(--purple-ink); }
.table th[class*=tint-blue] { background: var(--blue); }
.table th[class*=tint-grey] { background: var(--grey); }
.image { display: block; margin: 1.25rem 0 !important; }
.image.align-left { text-align: left; }
.image.float-left { float: left; margin: .25rem 1.25rem 1rem 0 !important; }
.image.float-right { float: right; margin: .25rem 0 1rem 1.25rem !important; }
.caption { display: block; margin-top: .5rem; color: var(--quiet); font-size: .875rem; }
.bordered { border: 1px solid var(--line); }
.picture-missing, .picture-elsewhere {
  display: inline-block; padding: .5rem .875rem; border: 1px dashed var(--quiet);
  border-radius: .375rem; color: var(--quiet); font-size: .875rem;
}
.picture-missing::before { content: "Missing picture: "; }
.picture-elsewhere::before { content: "Picture elsewhere: "; }
.broken-link, .dead-link {
  color: var(--danger); text-decoration: underline dashed 1px; text-underline-offset: 3px;
  cursor: help;
}
.broken-link::after { content: " ⚠"; font-size: .8em; }
.dead-link { color: var(--quiet); text-decoration-style: dotted; }
.placeholder { color: var(--quiet); font-style: italic; }
.commented {
  background: var(--yellow); color: inherit; border-bottom: 2px solid var(--yellow-ink);
}
.toc { margin: 0 0 1.5rem; padding: .75rem 1rem; border-left: 3px solid var(--line); }
.body .toc ul { list-style: none; margin: 0; padding: 0; }
.toc-1 { padding-left: 1.125rem; } .toc-2 { padding-left: 2.25rem; }
.toc-3, .toc-4, .toc-5 { padding-left: 3.375rem; }
.macro { margin: 0 0 1.25rem; padding: .625rem .875rem; border: 1px dashed var(--line);
  border-radius: .5rem; }
span.macro { padding: .0625rem .375rem; margin: 0; }
.macro-name { color: var(--quiet); font-size: .8125rem; font-weight: 600; }
.macro-name::before { content: "Macro: "; font-weight: 400; }
.macro-parameter { margin-left: .75rem; color: var(--quiet); font-size: .8125rem; }
.layout { display: grid; gap: 0 2rem; }
.layout-cell { min-width: 0; }
@media (min-width: 48rem) {
  .columns-2 { grid-template-columns: 1fr 1fr; } .columns-left { grid-template-columns: 1fr 2fr; }
  .columns-right { grid-template-columns: 2fr 1fr; }
  .columns-3 { grid-template-columns: repeat(3, 1fr); }
  .columns-middle { grid-template-columns: 1fr 2fr 1fr; }
  .columns-4 { grid-template-columns: repeat(4, 1fr); }
  .columns-5 { grid-template-columns: repeat(5, 1fr); }
  .columns-flow { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
}
)";

}  // namespace

std::string_view body_style() { return body_css; }

}  // namespace confsync::sandbox
