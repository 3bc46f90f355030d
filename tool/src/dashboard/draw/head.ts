import { type Text, verbatim } from '../../text.ts'
import { yuan } from '../../views/cost.ts'
import { type Html, html } from '../../views/html.ts'
import type { Dashboard, Standing } from '../model.ts'
import { badge, type Drawing, lengthText } from './words.ts'

/** What the environment is, and how it stands in one line for each subject. */
export function drawHead(drawing: Drawing, dashboard: Dashboard): Html {
  const { standing } = dashboard
  return html`<div class="tiles">
    ${tile(drawing, '#releases', { en: 'Serving', zh: '在线版本' }, servingOf(dashboard), standing.releases)}
    ${tile(drawing, '#drift', { en: 'Drift', zh: '漂移' }, driftOf(dashboard), standing.drift)}
    ${tile(drawing, '#alarms', { en: 'Alarms', zh: '告警' }, alarmsOf(dashboard), standing.alarms)}
    ${dashboard.backups === undefined ? '' : tile(drawing, '#backups', { en: 'Proven backup', zh: '已验证备份' }, backupOf(dashboard), standing.backups)}
    ${tile(drawing, '#cost', { en: 'A month', zh: '每月费用' }, costOf(dashboard), standing.cost)}
  </div>`
}

function tile(drawing: Drawing, href: string, name: Text, figure: Text, standing: Standing): Html {
  const { say } = drawing
  return html`<a class="tile" href="${href}"><span class="name">${say(name)}</span>
    <span class="figure">${say(figure)}</span>${badge(drawing, standing)}</a>`
}

const unknown: Text = verbatim('?')

function servingOf({ serving }: Dashboard): Text {
  const [first, ...others] = serving
  if (first === undefined) return { en: 'nothing', zh: '无' }
  const revision = first.release.slice(first.release.lastIndexOf('-') + 1)
  return verbatim(others.length === 0 ? revision : `${revision} +${others.length}`)
}

function driftOf({ drift }: Dashboard): Text {
  if ('unknown' in drift) return unknown
  const { length } = drift.is.changes
  return length === 0 ? { en: 'none', zh: '无' } : { en: `${length} differ`, zh: `${length} 项` }
}

function alarmsOf({ alarms }: Dashboard): Text {
  if ('unknown' in alarms) return unknown
  const { raised, policies, watchers } = alarms.is
  if (raised.length > 0) return { en: `${raised.length} raised`, zh: `${raised.length} 个告警中` }
  const hosts = watchers !== undefined && 'is' in watchers ? watchers.is.hosts : []
  const silent = hosts.filter(({ alive }) => !alive).length
  if (silent > 0) return { en: `${silent} not watched`, zh: `${silent} 台未监控` }
  return policies.length === 0 && watchers === undefined
    ? { en: 'nothing watched', zh: '未配置' }
    : { en: 'quiet', zh: '无告警' }
}

function backupOf({ backups }: Dashboard): Text {
  if (backups === undefined || 'unknown' in backups) return unknown
  const { hours } = backups.is.readiness
  if (hours === undefined) return { en: 'none', zh: '无' }
  const { en, zh } = lengthText(hours * 3_600)
  return { en: `${en} old`, zh: `${zh}前` }
}

function costOf({ cost }: Dashboard): Text {
  return 'is' in cost ? verbatim(yuan(cost.is.monthly)) : unknown
}
