import { inLanguage, type Language, type Text } from '../../text.ts'
import type { CheckResult, Group } from '../../verify/check.ts'
import type { Report } from '../../verify/report.ts'
import { lines } from '../../verify/story/lines.ts'
import { type Html, html } from '../html.ts'
import { prose } from './prose.ts'
import { groupNames, outcomeNames, outcomeSigns } from './words.ts'

/** One group: a line for each check, which unfolds to all that is known of it. What failed is unfolded already. */
export function groupSection({ results }: Report, group: Group, language: Language): Html | string {
  const own = results.filter((result) => result.group === group)
  if (own.length === 0) return ''
  return html`<section id="${group}" aria-labelledby="${group}-name">
<h2 id="${group}-name">${inLanguage(groupNames[group], language)}</h2>
${own.map((result) => row(result, language))}
</section>`
}

function row(result: CheckResult, language: Language): Html {
  const say = (text: Text | string) => inLanguage(text, language)
  const { id, outcome, title, found, expected, evidence, mend, story, seconds } = result
  return html`<details id="${id}" class="${outcome}"${outcome === 'failed' ? ' open' : ''}>
<summary><span class="sign" aria-hidden="true">${outcomeSigns[outcome]}</span><span class="title">${say(title)}</span><span class="outcome">${say(outcomeNames[outcome])}</span><span class="found">${prose(say(found))}</span></summary>
<dl>
<div><dt>${say(labels.expected)}</dt><dd>${prose(say(expected))}</dd></div>
<div><dt>${say(labels.found)}</dt><dd>${prose(say(found))}</dd></div>
${evidence.length === 0 ? '' : html`<div><dt>${say(labels.evidence)}</dt><dd><pre>${evidence.join('\n')}</pre></dd></div>`}
${outcome === 'failed' ? html`<div><dt>${say(labels.mend)}</dt><dd>${prose(say(mend))}</dd></div>` : ''}
<div><dt>${say(labels.story)}</dt><dd><ul>${story.map((line) => html`<li><a href="#line-${line}">${line}</a> <span lang="zh-CN">${lines[line]}</span></li>`)}</ul></dd></div>
<div><dt>${say(labels.took)}</dt><dd>${seconds.toFixed(2)} s · <code>${id}</code></dd></div>
</dl>
</details>`
}

const labels = {
  expected: { en: 'Expected', zh: '应为' },
  found: { en: 'Found', zh: '实际' },
  evidence: { en: 'Evidence', zh: '证据' },
  mend: { en: 'To mend it', zh: '处理方法' },
  story: { en: 'Lines of the story', zh: '对应需求' },
  took: { en: 'Took', zh: '用时' },
} as const
