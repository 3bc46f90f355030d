import { type Html, html } from '../../views/html.ts'
import type { Dashboard } from '../model.ts'
import type { AlarmsRead, Policy, WatcherRead, WatchersRead } from '../readings.ts'
import { badge, type Drawing, panel } from './words.ts'

/** What is wrong now, who watches, and who hears of it. */
export function drawAlarms(drawing: Drawing, { alarms, environment }: Dashboard): Html {
  const title = { en: 'Alarms', zh: '告警' }
  return panel(
    drawing,
    'alarms',
    title,
    alarms,
    (is) =>
      html`${drawRaised(drawing, is)}${drawWatchers(drawing, is, environment)}${drawPolicies(drawing, is)}`,
  )
}

function drawRaised({ say, ago, moment }: Drawing, { raised, policies, watchers }: AlarmsRead): Html {
  if (raised.length > 0)
    return html`<ul class="raised">${raised.map(
      ({ object, what, since }) =>
        html`<li><strong>${object}</strong> ${say(what)} <time datetime="${since}" title="${moment(since)}">${ago(since)}</time></li>`,
    )}</ul>`
  if (policies.length > 0 || watchers !== undefined)
    return html`<p>${say({ en: 'Nothing is raised.', zh: '当前没有告警。' })}</p>`
  return html`<p>${say({ en: 'Nothing is watched. What is to be says', zh: '未监控。请在配置中设置' })} <code>alarms</code>${say({ en: ' in the config.', zh: '。' })}</p>`
}

function drawWatchers(drawing: Drawing, { watchers }: AlarmsRead, environment: string): Html {
  const { say } = drawing
  if (watchers === undefined) return html``
  if ('unknown' in watchers) return html`<p class="unknown">${say(watchers.unknown)}</p>`
  return html`<ul class="policies">${watchers.is.hosts.map((host) => drawWatcher(drawing, host, environment))}</ul>
    ${drawReceivers(drawing, watchers.is)}`
}

function drawWatcher(
  drawing: Drawing,
  { host, alive, lookedAt, looks }: WatcherRead,
  environment: string,
): Html {
  const { say, ago } = drawing
  const state = alive
    ? badge(drawing, 'good', say({ en: 'watches', zh: '监控中' }))
    : badge(
        drawing,
        'bad',
        say(lookedAt === undefined ? { en: 'no watcher', zh: '无监控程序' } : { en: 'silent', zh: '已沉默' }),
      )
  const last =
    lookedAt === undefined
      ? html`<code>npx tengyun alarm install ${environment}</code>`
      : html`<span class="watches">${say({ en: `${looks} things, looked at`, zh: `${looks} 项，检查于` })} ${ago(lookedAt)}</span>`
  return html`<li><p><strong>${host}</strong> ${state} ${last}</p></li>`
}

function drawReceivers(drawing: Drawing, { receivers }: WatchersRead): Html {
  const { say } = drawing
  if (receivers.length === 0)
    return html`<p>${badge(drawing, 'warning', say({ en: 'tells nobody', zh: '无接收人' }))} ${say({ en: 'Name receivers in', zh: '请在配置中设置' })} <code>notices</code></p>`
  return html`<p>${say({ en: 'Told:', zh: '通知：' })} ${receivers.join(', ')}</p>`
}

/** Folded: they seldom change. */
function drawPolicies(drawing: Drawing, { policies }: AlarmsRead): Html {
  const { say } = drawing
  if (policies.length === 0) return html``
  const count = policies.length
  const off = policies.filter(({ enabled }) => !enabled).length
  return html`<details><summary>${say({ en: `Cloud Monitor watches from outside: ${count} policies`, zh: `云监控从外部监控：${count} 个策略` })}
    ${off === 0 ? '' : badge(drawing, 'bad', say({ en: `${off} switched off`, zh: `${off} 个已关闭` }))}</summary>
    <ul class="policies">${policies.map((policy) => drawPolicy(drawing, policy))}</ul></details>`
}

function drawPolicy(drawing: Drawing, { key, enabled, conditions, watches, tells }: Policy): Html {
  const { say } = drawing
  const name = key.slice(key.indexOf('/') + 1)
  return html`<li><p><strong>${name}</strong> ${enabled ? '' : badge(drawing, 'bad', say({ en: 'switched off', zh: '已关闭' }))}
    ${tells > 0 ? '' : badge(drawing, 'warning', say({ en: 'tells nobody', zh: '无接收人' }))}</p>
    <p class="watches">${watches.join(', ')}</p>
    <p class="conditions">${conditions.map((one) => html`<code>${one}</code> `)}</p></li>`
}
