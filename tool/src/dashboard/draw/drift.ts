import type { Change } from '../../plan/model.ts'
import { type Html, html } from '../../views/html.ts'
import { showDifference } from '../../views/values.ts'
import type { Dashboard } from '../model.ts'
import type { DriftRead } from '../readings.ts'
import { type Drawing, panel } from './words.ts'

/** What somebody changed in the cloud since the last apply, field by field. */
export function drawDrift(drawing: Drawing, { drift, environment }: Dashboard): Html {
  const title = { en: 'Drift', zh: '漂移' }
  return panel(drawing, 'drift', title, drift, (is) => drawChanges(drawing, is, environment))
}

function drawChanges(drawing: Drawing, { appliedAt, changes }: DriftRead, environment: string): Html {
  const { say, ago, moment } = drawing
  if (appliedAt === undefined)
    return html`<p>${say({ en: 'It was never applied.', zh: '尚未执行过。' })} <code>npx tengyun up ${environment}</code></p>`
  const when = html`<time datetime="${appliedAt}" title="${moment(appliedAt)}">${ago(appliedAt)}</time>`
  if (changes.length === 0)
    return html`<p>${say({ en: 'All is as it was applied ', zh: '与上次执行（' })}${when}${say({ en: '.', zh: '）时一致。' })}</p>`
  return html`<p>${say({ en: 'Since it was applied ', zh: '自上次执行（' })}${when}${say({ en: ', somebody changed:', zh: '）以来被更改：' })}</p>
    <ul class="changes">${changes.map((change) => drawChange(drawing, change))}</ul>
    <p class="next"><code>npx tengyun drift ${environment} --repair</code></p>`
}

function drawChange({ say }: Drawing, { key, action, differences }: Change): Html {
  const isGone = action === 'create'
  const what = isGone ? { en: 'is gone', zh: '已不存在' } : { en: 'was added', zh: '为新增' }
  // The plan leads back to what was applied; people read what became of it.
  const lines = isGone
    ? []
    : differences.flatMap(({ field, from = null, to }) => showDifference({ field, from: to, to: from }))
  return html`<li><code>${key}</code> ${isGone || action === 'delete' ? say(what) : ''}
    ${lines.map((line) => html`<p class="difference">${line}</p>`)}</li>`
}
