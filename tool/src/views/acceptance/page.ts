import { inLanguage, type Language, type Text } from '../../text.ts'
import { groups } from '../../verify/check.ts'
import { countOf, isWell, type Report } from '../../verify/report.ts'
import { asIs, type Html, html } from '../html.ts'
import { groupSection } from './page-group.ts'
import { storySection } from './page-story.ts'
import { style } from './page-style.ts'
import { prose } from './prose.ts'
import { groupNames, outcomeNames } from './words.ts'

/** The whole report as one page that needs nothing else: to be handed over, kept and printed. */
export function pageOf(report: Report, language: Language): string {
  const say = (text: Text | string) => inLanguage(text, language)
  const title = `${say(words.title)} · ${report.project} · ${report.environment}`
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${asIs(style)}</style>
</head>
<body>
${cover(report, language)}
<main>
${tiles(report, language)}
${toMend(report, language)}
${groups.map((group) => groupSection(report, group, language))}
${storySection(report, language)}
</main>
<footer><p>${say(words.legend)}</p><p>${report.id}</p></footer>
</body>
</html>
`.markup
}

function cover(report: Report, language: Language): Html {
  const say = (text: Text | string) => inLanguage(text, language)
  const well = isWell(report)
  const passed = countOf(report, 'passed')
  const failed = countOf(report, 'failed')
  const verdict = say(well ? (report.complete ? words.well : words.wellInPart) : words.ill)
  const facts: readonly (readonly [Text, string])[] = [
    [words.site, report.site],
    [words.place, `${say(report.cloud === 'tencent' ? words.tencent : words.emulated)}, ${report.region}`],
    [words.at, beijingTime(report.startedAt)],
    [words.by, report.author],
  ]
  return html`<header class="${well ? 'well' : 'ill'}">
<p class="kind">${say(words.title)}</p>
<h1>${report.project} <small>${report.environment}</small></h1>
<p class="verdict"><span aria-hidden="true">${well ? '✓' : '✗'}</span> ${verdict} <b>${passed}/${passed + failed}</b></p>
<dl>${facts.map(([name, value]) => html`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`)}</dl>
</header>`
}

function tiles(report: Report, language: Language): Html {
  const say = (text: Text) => inLanguage(text, language)
  return html`<nav aria-label="${say(words.groups)}">${groups.map((group) => {
    const results = report.results.filter((result) => result.group === group)
    if (results.length === 0) return ''
    const own = { results }
    const failed = countOf(own, 'failed')
    const untried = (['not-chosen', 'skipped'] as const)
      .map((outcome) => ({ outcome, count: countOf(own, outcome) }))
      .filter(({ count }) => count > 0)
      .map(({ outcome, count }) => `${count} ${say(outcomeNames[outcome])}`)
    return html`<a class="tile ${failed > 0 ? 'ill' : 'well'}" href="#${group}">
<span class="name">${say(groupNames[group])}</span>
<span class="figure">${countOf(own, 'passed')}<small>/${countOf(own, 'passed') + failed}</small></span>
<span class="rest">${untried.join(language === 'zh' ? '，' : ', ')}</span></a>`
  })}</nav>`
}

/** What failed comes first, with what to do about it: that is what the reader has to know. */
function toMend(report: Report, language: Language): Html | string {
  const say = (text: Text) => inLanguage(text, language)
  const failed = report.results.filter(({ outcome }) => outcome === 'failed')
  if (failed.length === 0) return ''
  return html`<section class="mend" aria-labelledby="mend-name"><h2 id="mend-name">${say(words.mend)}</h2>
<ul>${failed.map(({ id, title, mend }) => html`<li><a href="#${id}">${say(title)}</a> ${prose(say(mend))}</li>`)}</ul></section>`
}

/** `2026-11-23 14:45 (UTC+8)` */
function beijingTime(iso: string): string {
  const shifted = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)} (UTC+8)`
}

const words = {
  title: { en: 'Acceptance report', zh: '验收报告' },
  well: { en: 'Everything that was tried holds.', zh: '所有已验证项目均符合要求。' },
  wellInPart: { en: 'The part that was tried holds.', zh: '本次验证的部分项目均符合要求。' },
  ill: { en: 'Not everything holds.', zh: '存在未达要求的项目。' },
  site: { en: 'Site', zh: '访问地址' },
  place: { en: 'Cloud', zh: '云环境' },
  tencent: { en: 'Tencent Cloud', zh: '腾讯云' },
  emulated: { en: 'emulated on one machine', zh: '本机模拟云' },
  at: { en: 'Tried at', zh: '验证时间' },
  by: { en: 'By', zh: '执行人' },
  groups: { en: 'Groups', zh: '分组' },
  mend: { en: 'To be mended', zh: '待处理' },
  legend: {
    en: 'Passed and failed were tried against the environment. Not chosen: the environment leaves it out on purpose, and promises nothing. Could not be tried: it is promised, and this place cannot show it. Neither counts as passed.',
    zh: '“通过”与“未通过”均为对环境实际验证的结果。“未选用”表示环境有意不启用，不作承诺；“无法在此验证”表示有此承诺，但在此处无法证明。两者均不计为通过。',
  },
} as const
