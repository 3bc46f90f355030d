import { type Backup, isProven } from '../../backups/catalogue.ts'
import { bytes } from '../../views/backups.ts'
import { type Html, html } from '../../views/html.ts'
import type { Dashboard, Standing } from '../model.ts'
import type { BackupsRead } from '../readings.ts'
import { badge, type Drawing, lengthText, panel } from './words.ts'

/** How many backups are listed. */
const listed = 6

/** How young the newest proven backup is, and the newest ones. */
export function drawBackups(drawing: Drawing, { backups, environment }: Dashboard): Html {
  if (backups === undefined) return html``
  const title = { en: 'Backups', zh: '备份' }
  return panel(
    drawing,
    'backups',
    title,
    backups,
    (is) => html`${drawReadiness(drawing, is, environment)}${drawList(drawing, is)}${drawCloud(drawing, is)}`,
  )
}

function drawReadiness(
  { say }: Drawing,
  { readiness, provenWithin }: BackupsRead,
  environment: string,
): Html {
  const { hours, ok } = readiness
  const within = lengthText(provenWithin * 3_600)
  const age = hours === undefined ? undefined : lengthText(hours * 3_600)
  const told =
    age === undefined
      ? { en: 'No backup has been restored on trial yet.', zh: '尚无备份经过恢复演练。' }
      : {
          en: `The newest proven backup is ${age.en} old; ${within.en} are allowed.`,
          zh: `最近一次验证过的备份为 ${age.zh}前；允许 ${within.zh}。`,
        }
  return html`<p>${say(told)}</p>${ok ? '' : html`<p class="next"><code>npx tengyun backup ${environment} &amp;&amp; npx tengyun drill ${environment}</code></p>`}`
}

function drawList(drawing: Drawing, { backups }: BackupsRead): Html {
  const { ago, moment } = drawing
  return html`<ul class="backups">${backups.slice(0, listed).map((backup) => {
    const at = backup.storedAt.toISOString()
    return html`<li>${stateOf(drawing, backup)} <time datetime="${at}" title="${moment(at)}">${ago(at)}</time> <code>${backup.id}</code> <span class="size">${bytes(backup.size)}</span></li>`
  })}</ul>`
}

function stateOf(drawing: Drawing, backup: Backup): Html {
  const { say } = drawing
  const [standing, text]: [Standing, string] =
    backup.manifest === undefined
      ? ['bad', say({ en: 'damaged', zh: '已损坏' })]
      : backup.proof === undefined
        ? ['warning', say({ en: 'unproven', zh: '未验证' })]
        : isProven(backup)
          ? ['good', say({ en: 'proven', zh: '已验证' })]
          : ['bad', say({ en: 'drill failed', zh: '演练失败' })]
  return badge(drawing, standing, text)
}

function drawCloud({ say, ago }: Drawing, { cloud }: BackupsRead): Html {
  const told = cloud.filter(({ count }) => count > 0)
  return html`${told.map(
    ({ key, count, newest }) =>
      html`<p class="own">${say({ en: `The cloud’s own of ${key}: ${count}, the newest`, zh: `云端自身备份 ${key}：${count} 份，最新` })} ${newest === null ? '–' : ago(newest)}</p>`,
  )}`
}
