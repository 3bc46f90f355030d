/** Colours by what they mean; the dark ones where the reader's system or the button says so. */
const light = `
  --ground: #f4f6fa; --panel: #fff; --ink: #16202f; --soft: #56637a; --line: #dde3ec; --accent: #0a59d6;
  --good: #0a7d48; --warning: #8f5600; --bad: #c32330; --unknown: #56637a;
  --good-ground: #e3f5eb; --warning-ground: #fdf1dc; --bad-ground: #fde7e8; --unknown-ground: #e9edf3;
  --vpc: #eaf1fd; --vpc-line: #b5cdf5; --subnet: #f7faff; --subnet-line: #a9c2ea;
  --flow: #0a59d6; --balancer: #0a7d48; --role: #8a4fc7; --copy: #6b7789; --shadow: 0 1px 2px #1d2a4412, 0 4px 14px #1d2a440d;
  color-scheme: light;`

const dark = `
  --ground: #0e131b; --panel: #171e29; --ink: #e6ebf3; --soft: #9dabc0; --line: #2a3443; --accent: #6ea8ff;
  --good: #4fd18b; --warning: #f0b34c; --bad: #ff7a83; --unknown: #9dabc0;
  --good-ground: #10301f; --warning-ground: #38290d; --bad-ground: #3d171b; --unknown-ground: #242d3a;
  --vpc: #141f33; --vpc-line: #2c4674; --subnet: #182539; --subnet-line: #33507f;
  --flow: #6ea8ff; --balancer: #4fd18b; --role: #c59bf0; --copy: #8b98ab; --shadow: none;
  color-scheme: dark;`

const page = `
*, ::before, ::after { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
code { font: 12px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
h1, h2, p, ul, ol { margin: 0; padding: 0; } ul, ol { list-style: none; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
header, main, footer { max-width: 1320px; margin: 0 auto; padding: 0 28px; }
header { display: flex; align-items: center; gap: 14px; padding-top: 18px; padding-bottom: 14px; flex-wrap: wrap; }
h1 { font-size: 21px; font-weight: 650; letter-spacing: -.01em; }
h1 small { font-size: 13px; font-weight: 400; color: var(--soft); letter-spacing: 0; margin-left: 8px; }
header .space { flex: 1; }
.read { color: var(--soft); font-size: 13px; }
.button { font: inherit; font-size: 13px; color: var(--ink); background: var(--panel); border: 1px solid var(--line);
  border-radius: 8px; padding: 4px 11px; cursor: pointer; text-decoration: none; }
.button:hover { border-color: var(--accent); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px; margin-bottom: 16px; }
.tile { display: grid; gap: 2px; background: var(--panel); border-radius: 12px; padding: 12px 16px 13px;
  color: inherit; text-decoration: none; box-shadow: var(--shadow); justify-items: start; }
.tile .name { color: var(--soft); font-size: 12.5px; }
.tile .figure { font-size: 20px; font-weight: 620; font-variant-numeric: tabular-nums; letter-spacing: -.01em; }
.badge { display: inline-block; font-size: 12px; line-height: 18px; padding: 1px 9px; border-radius: 20px; white-space: nowrap; }
.good { color: var(--good); background: var(--good-ground); } .warning { color: var(--warning); background: var(--warning-ground); }
.bad { color: var(--bad); background: var(--bad-ground); } .unknown.badge { color: var(--unknown); background: var(--unknown-ground); }
.panel { background: var(--panel); border-radius: 14px; padding: 16px 20px 18px; box-shadow: var(--shadow); min-width: 0; }
.panel h2 { font-size: 15px; font-weight: 620; margin-bottom: 10px; }
.panels { columns: 2; column-gap: 16px; margin-top: 16px; } .panels .panel { break-inside: avoid; margin-bottom: 16px; }
.panel p + p { margin-top: 4px; } p.unknown { color: var(--soft); }
footer { color: var(--soft); font-size: 12.5px; padding-top: 18px; padding-bottom: 28px; }
@media (max-width: 800px) { header, main, footer { padding-left: 14px; padding-right: 14px; }
  .panels { columns: 1; } .panel { padding: 14px; } h1 small { display: block; margin: 0; } }
@media print { .button { display: none; } .panel, .tile { box-shadow: none; border: 1px solid var(--line); } }
`

const map = `
.map { display: block; width: 100%; height: auto; } .map text { fill: var(--ink); }
.map.down { display: none; } @media (max-width: 800px) { .map.across { display: none; } .map.down { display: block; } }
.frame rect { fill: var(--vpc); stroke: var(--vpc-line); stroke-width: 1.2; }
.frame.subnet rect { fill: var(--subnet); stroke: var(--subnet-line); }
.frame.group rect { fill: none; stroke: var(--subnet-line); stroke-dasharray: 5 5; }
.frame text { font-size: 12px; fill: var(--soft); } .frame.group text { font-size: 11.5px; }
.frame.differs rect { stroke: var(--warning); }
.card .ground { fill: var(--panel); stroke: var(--line); } .card.differs .ground { stroke: var(--warning); stroke-width: 1.6; }
.card .tile { fill: var(--vpc); } .card .picture { fill: none; stroke: var(--accent); stroke-width: 1.9; stroke-linecap: round; stroke-linejoin: round; }
.card .title { font-size: 14px; font-weight: 620; } .card .line { font-size: 12px; fill: var(--soft); }
.card .state { fill: var(--good); } .card.busy .state { fill: var(--warning); } .card.broken .state { fill: var(--bad); }
.card.people .state, .card.network .state { display: none; }
.flag rect, .frame .flag rect { stroke-dasharray: none; fill: var(--warning-ground); stroke: var(--warning); } .flag text, .frame .flag text { fill: var(--warning); font-size: 11px; text-anchor: middle; }
.arrow { fill: none; stroke: var(--flow); stroke-width: 1.7; } .head path { fill: var(--flow); }
.arrow.balancer { stroke: var(--balancer); } .head.balancer path { fill: var(--balancer); }
.arrow.role, .arrow.origin { stroke: var(--role); stroke-dasharray: 2 4; stroke-linecap: round; } .head.role path, .head.origin path { fill: var(--role); }
.arrow.replication { stroke: var(--copy); stroke-dasharray: 7 4; } .head.replication path { fill: var(--copy); }
.port rect { fill: var(--panel); stroke: var(--flow); } .port text { font-size: 11.5px; text-anchor: middle; font-variant-numeric: tabular-nums; fill: var(--flow); }
.port.balancer rect { stroke: var(--balancer); } .port.balancer text { fill: var(--balancer); }
.port.role rect, .port.origin rect { stroke: var(--role); } .port.role text, .port.origin text { fill: var(--role); }
.arrow.exposed { stroke: var(--bad); stroke-width: 2.4; } .head.exposed path { fill: var(--bad); }
.port.exposed rect { stroke: var(--bad); fill: var(--bad-ground); } .port.exposed text { fill: var(--bad); font-weight: 650; }
.legend { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 12px; color: var(--soft); font-size: 12.5px; }
.legend li { display: flex; align-items: center; gap: 8px; }
`

const panels = `
.line li { position: relative; padding: 0 0 14px 22px; } .line li:last-child { padding-bottom: 0; }
.line li::before { content: ""; position: absolute; left: 5px; top: 14px; bottom: -6px; width: 1.5px; background: var(--line); }
.line li:last-child::before { display: none; }
.line li::after { content: ""; position: absolute; left: 0; top: 5px; width: 11px; height: 11px; border-radius: 50%; background: var(--good); }
.line li.failed::after, .line li.rolled-back::after { background: var(--bad); border-radius: 3px; }
.line li.canary::after, .line li.interrupted::after, .line li.underway::after { background: var(--panel); border: 3px solid var(--warning); }
.ending { color: var(--good); } .failed .ending, .rolled-back .ending { color: var(--bad); }
.canary .ending, .interrupted .ending, .underway .ending { color: var(--warning); }
.serves { color: var(--good); background: var(--good-ground); border-radius: 20px; padding: 1px 9px; font-size: 12px; }
.line .who, .line .why, .watches, .own, .size { color: var(--soft); font-size: 13px; } .line p + p { margin-top: 0; }
.sum strong { font-size: 20px; font-weight: 620; margin-right: 6px; } .sum { color: var(--soft); } .sum strong { color: var(--ink); }
.bar { display: block; width: 100%; height: 8px; border-radius: 4px; overflow: hidden; } .bar.budget { height: 12px; margin: 8px 0 14px; border-radius: 6px; }
.track { fill: var(--ground); } .fill { fill: var(--accent); } .over .fill { fill: var(--bad); } .limit { fill: var(--ink); }
.bars { width: 100%; border-collapse: collapse; } .bars th { font-weight: 400; text-align: left; white-space: nowrap; padding: 4px 14px 4px 0; font-size: 13px; }
.bars td { padding: 4px 0; width: 100%; } .bars .amount { width: auto; padding-left: 14px; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; font-size: 13px; }
details { margin-top: 10px; color: var(--soft); font-size: 13px; } summary { cursor: pointer; } details li { margin-top: 3px; }
.changes li, .policies li, .backups li, .raised li { padding: 8px 0; border-top: 1px solid var(--line); }
.changes, .policies, .backups, .raised { margin-top: 10px; } .policies p + p { margin-top: 1px; }
.difference { font-size: 13px; color: var(--soft); overflow-wrap: anywhere; } .next { margin-top: 10px; }
.next code { background: var(--ground); border-radius: 6px; padding: 4px 8px; display: inline-block; }
.conditions code { background: var(--ground); border-radius: 5px; padding: 1px 6px; display: inline-block; margin-top: 3px; }
.raised li { color: var(--bad); } .raised time { color: var(--soft); }
.backups li { display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap; } .backups .size { margin-left: auto; }
`

export const style = `
:root {${light}}
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) {${dark}} }
:root[data-theme="dark"] {${dark}}
${page}${map}${panels}`
