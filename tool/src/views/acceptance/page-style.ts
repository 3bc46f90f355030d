/** Ink on paper: made to be printed as well as read on a screen, wide or narrow. */
export const style = `
:root { --ink: #17202e; --soft: #5a6679; --line: #e1e6ee; --ground: #f3f5f9; --panel: #fff;
  --good: #0a7d48; --good-ground: #e6f5ec; --bad: #c32330; --bad-ground: #fdeaeb; --accent: #0a59d6; color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.55 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1, h2, p, dl, dd, ul, pre { margin: 0; padding: 0; } ul { list-style: none; }
a { color: var(--accent); text-decoration: none; } a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
code, pre { font: 12.5px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; }
header, main, footer { max-width: 1040px; margin: 0 auto; padding: 0 32px; }
header { padding-top: 56px; padding-bottom: 28px; }
.kind { color: var(--soft); letter-spacing: .08em; font-size: 13px; }
h1 { font-size: 38px; line-height: 1.2; font-weight: 680; letter-spacing: -.02em; margin: 4px 0 16px; }
h1 small { font-weight: 400; color: var(--soft); font-size: 26px; }
.verdict { display: inline-block; font-size: 17px; font-weight: 600; padding: 8px 18px; border-radius: 999px; }
.verdict b { font-variant-numeric: tabular-nums; margin-left: 8px; }
.well .verdict { color: var(--good); background: var(--good-ground); }
.ill .verdict { color: var(--bad); background: var(--bad-ground); }
header dl { display: flex; flex-wrap: wrap; gap: 12px 40px; margin-top: 26px; }
dt { color: var(--soft); font-size: 13px; }
nav { display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px; margin-bottom: 34px; }
.tile { display: grid; gap: 2px; align-content: start; padding: 16px 18px; border-radius: 14px; background: var(--panel);
  border: 1px solid var(--line); border-top: 4px solid var(--good); color: inherit; }
.tile.ill { border-top-color: var(--bad); } .tile:hover { text-decoration: none; border-color: var(--accent); }
.tile .name { font-weight: 600; } .tile .rest { color: var(--soft); font-size: 12.5px; }
.tile .figure { font-size: 30px; font-weight: 660; line-height: 1.25; font-variant-numeric: tabular-nums; }
.tile .figure small { font-size: 17px; font-weight: 400; color: var(--soft); }
section { margin-bottom: 38px; scroll-margin-top: 16px; }
.mend { background: var(--panel); border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 12px; padding: 16px 22px; }
.mend li { margin-top: 6px; } .mend a { font-weight: 600; margin-right: 6px; }
h2 { font-size: 21px; font-weight: 660; margin-bottom: 12px; letter-spacing: -.01em; }
details { background: var(--panel); border: 1px solid var(--line); border-bottom-width: 0; }
section > details:first-of-type { border-radius: 12px 12px 0 0; }
section > details:last-of-type { border-radius: 0 0 12px 12px; border-bottom-width: 1px; }
summary { display: grid; grid-template-columns: 24px minmax(0, 1fr) auto; column-gap: 10px; align-items: baseline;
  padding: 10px 18px; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary:hover { background: #fafbfd; }
.sign { font-weight: 700; text-align: center; } .passed .sign { color: var(--good); } .failed .sign { color: var(--bad); }
.not-chosen .sign, .skipped .sign { color: var(--soft); }
summary .outcome { font-size: 13px; color: var(--soft); white-space: nowrap; }
.passed .outcome { color: var(--good); } .failed .outcome { color: var(--bad); font-weight: 600; }
.failed .title { font-weight: 600; } .not-chosen .title, .skipped .title { color: var(--soft); }
summary .found { grid-column: 2 / -1; color: var(--soft); font-size: 13px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
[open] > summary .found { display: none; }
details dl { display: grid; gap: 10px; padding: 4px 18px 18px 52px; }
details dl > div { display: grid; grid-template-columns: 116px minmax(0, 1fr); gap: 12px; }
dd { overflow-wrap: anywhere; min-width: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--ground); border-radius: 8px; padding: 10px 14px; }
table { width: 100%; border-collapse: separate; border-spacing: 0; background: var(--panel); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
th, td { text-align: left; font-weight: 400; padding: 7px 12px; border-top: 1px solid var(--line); vertical-align: baseline; }
tr:first-child > * { border-top: 0; } th { color: var(--soft); font-variant-numeric: tabular-nums; white-space: nowrap; padding-left: 18px; }
tr:target, details:target { outline: 2px solid var(--accent); outline-offset: -2px; }
.depth-1 td:nth-child(2) { font-weight: 600; } .depth-3 td:nth-child(2) { padding-left: 34px; } .depth-2 td:nth-child(2) { padding-left: 22px; }
td.state { white-space: nowrap; font-size: 13px; color: var(--soft); } .passed td.state { color: var(--good); } .failed td.state { color: var(--bad); }
td.checks { font-size: 12.5px; } td.checks a { white-space: nowrap; margin-right: 6px; }
footer { color: var(--soft); font-size: 13px; padding-bottom: 48px; } footer p + p { margin-top: 6px; }
@media (max-width: 720px) {
  header, main, footer { padding-left: 16px; padding-right: 16px; } header { padding-top: 32px; }
  h1 { font-size: 28px; } h1 small { font-size: 20px; } nav { grid-template-columns: repeat(2, 1fr); }
  header dl { display: grid; grid-template-columns: 1fr; gap: 8px; } summary { padding: 10px 12px; }
  summary .found { white-space: normal; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
  details dl { padding: 4px 12px 14px; } details dl > div { grid-template-columns: 1fr; gap: 2px; }
  th { padding-left: 12px; padding-right: 4px; } td.checks, td.state .word { display: none; } td { padding: 7px 8px; }
  .depth-2 td:nth-child(2), .depth-3 td:nth-child(2) { padding-left: 12px; }
}
@media print {
  @page { margin: 16mm 14mm; }
  body { background: #fff; font-size: 11px; } header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  header { padding-top: 0; } dt, pre, code, footer, td.state, td.checks, .tile .rest, summary .outcome { font-size: inherit; }
  h1 { font-size: 26px; } h1 small { font-size: 18px; } h2 { font-size: 16px; } details { break-inside: avoid; } summary .found { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  table { border-radius: 0; } tr { break-inside: avoid; } a { color: inherit; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
