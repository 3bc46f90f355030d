import { inLanguage, type Language } from '../../text.ts'
import type { Outcome } from '../../verify/finding.ts'
import type { Report } from '../../verify/report.ts'
import { type Answer, answersOf } from '../../verify/story/answers.ts'
import { type Html, html } from '../html.ts'
import { outcomeNames, outcomeSigns } from './words.ts'

/** What was ordered, line by line, and how it was answered. */
export function storySection({ results }: Report, language: Language): Html {
  const answers = answersOf(results)
    .toSorted(byPlace)
    .filter(({ checks }) => checks.length > 0)
  return html`<section id="story" aria-labelledby="story-name">
<h2 id="story-name">${inLanguage(title, language)}</h2>
<table><tbody>${answers.map((answer) => line(answer, language))}</tbody></table>
</section>`
}

function line({ id, line: text, outcome, checks }: Answer, language: Language): Html {
  const depth = id.split('.').length
  const told: Outcome = outcome ?? 'skipped'
  const links = checks.map((check) => html`<a href="#${check}">${check}</a> `)
  return html`<tr id="line-${id}" class="${told} depth-${depth}">
<th scope="row">${id}</th><td lang="zh-CN">${text}</td>
<td class="state"><span class="sign" aria-hidden="true">${outcomeSigns[told]}</span> <span class="word">${inLanguage(outcomeNames[told], language)}</span></td>
<td class="checks">${/^\d/.test(id) && depth < 3 ? '' : links}</td></tr>`
}

/** Acceptance criteria, tasks in their order, and what is asked for besides. */
function byPlace(one: Answer, other: Answer): number {
  return rank(one.id) - rank(other.id) || one.id.localeCompare(other.id, 'en', { numeric: true })
}

function rank(id: string): number {
  const order = ['AC', '', 'R', 'P', 'S', 'C', 'T', 'N']
  return order.indexOf(/^[A-Z]*/.exec(id)?.[0] ?? '')
}

const title = { en: 'The story, line by line', zh: '逐条对照需求' }
