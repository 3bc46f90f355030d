import type { AlarmsRead, Dashboard, Policy } from '../model.ts'
import { type Html, html } from './html.ts'
import { badge, type Drawing, panel } from './words.ts'

/** What is wrong now, and what is watched. */
export function drawAlarms(drawing: Drawing, { alarms }: Dashboard): Html {
  const title = { en: 'Alarms', zh: '告警' }
  return panel(
    drawing,
    'alarms',
    title,
    alarms,
    (is) => html`${drawRaised(drawing, is)}${drawPolicies(drawing, is)}`,
  )
}

function drawRaised({ say, ago, moment }: Drawing, { raised, policies }: AlarmsRead): Html {
  if (raised.length > 0)
    return html`<ul class="raised">${raised.map(
      ({ object, what, since }) =>
        html`<li><strong>${object}</strong> ${what} <time datetime="${since}" title="${moment(since)}">${ago(since)}</time></li>`,
    )}</ul>`
  if (policies.length > 0) return html`<p>${say({ en: 'Nothing is raised.', zh: '当前没有告警。' })}</p>`
  return html`<p>${say({
    en: 'Nothing is watched: this environment has no alarms in its config.',
    zh: '未监控：该环境的配置中没有 alarms。',
  })}</p>`
}

function drawPolicies(drawing: Drawing, { policies }: AlarmsRead): Html {
  return html`<ul class="policies">${policies.map((policy) => drawPolicy(drawing, policy))}</ul>`
}

function drawPolicy(drawing: Drawing, { key, enabled, conditions, watches, tells }: Policy): Html {
  const { say } = drawing
  const name = key.slice(key.indexOf('/') + 1)
  return html`<li><p><strong>${name}</strong> ${enabled ? '' : badge(drawing, 'bad', say({ en: 'switched off', zh: '已关闭' }))}
    ${tells > 0 ? '' : badge(drawing, 'warning', say({ en: 'tells nobody', zh: '无接收人' }))}</p>
    <p class="watches">${watches.join(', ')}</p>
    <p class="conditions">${conditions.map((one) => html`<code>${one}</code> `)}</p></li>`
}
