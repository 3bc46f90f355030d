import { assumptionsOf } from '../../cost/cost.ts'
import type { Cost } from '../../cost/model.ts'
import { yuan } from '../../views/cost.ts'
import { type Html, html } from '../../views/html.ts'
import type { Dashboard } from '../model.ts'
import { type Drawing, panel } from './words.ts'

/** What each resource costs a month, the dearest first, and all of it against the budget. */
export function drawCost(drawing: Drawing, { cost, budget }: Dashboard): Html {
  const title = { en: 'Cost a month', zh: '每月费用' }
  return panel(
    drawing,
    'cost',
    title,
    cost,
    (cost) => html`${drawBudget(drawing, cost.monthly, budget)}${drawItems(drawing, cost)}`,
  )
}

function drawBudget({ say }: Drawing, monthly: number, budget: number | undefined): Html {
  if (budget === undefined)
    return html`<p class="sum"><strong>${yuan(monthly)}</strong> ${say({ en: 'no budget is set', zh: '未设置预算' })}</p>`
  // The mark of the limit stands within the bar.
  const scale = 1.04 * Math.max(monthly, budget)
  const share = Math.round((100 * monthly) / budget)
  return html`<p class="sum"><strong>${yuan(monthly)}</strong> ${say({ en: `${share} % of the budget of ${yuan(budget)}`, zh: `预算 ${yuan(budget)} 的 ${share} %` })}</p>
    <svg class="bar budget${monthly > budget ? ' over' : ''}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" width="100" height="6"/><rect class="fill" width="${(100 * monthly) / scale}" height="6"/>
      <rect class="limit" x="${(100 * budget) / scale - 0.6}" width="0.6" height="6"/></svg>`
}

function drawItems({ say }: Drawing, cost: Cost): Html {
  const items = cost.items.toSorted((a, b) => (b.monthly ?? 0) - (a.monthly ?? 0))
  const dearest = Math.max(0.01, ...items.map(({ monthly }) => monthly ?? 0))
  return html`<table class="bars"><tbody>${items.map(
    ({ key, monthly, reason }) => html`<tr><th scope="row">${key}</th>
      <td><svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="6"/><rect class="fill" width="${(100 * (monthly ?? 0)) / dearest}" height="6"/></svg></td>
      <td class="amount">${monthly === null ? html`<span title="${reason === undefined ? '' : say(reason)}">?</span>` : yuan(monthly)}</td></tr>`,
  )}</tbody></table>
  <details><summary>${say({ en: 'What the sum rests on', zh: '计算依据' })}</summary><ul>${assumptionsOf(cost).map((text) => html`<li>${say(text)}</li>`)}</ul></details>`
}
