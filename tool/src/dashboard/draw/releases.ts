import type { HistoryEntry } from '../../releases/history/history.ts'
import type { ReleaseRow } from '../../releases/history/overview.ts'
import type { ReleasesOverview } from '../../releases/history/read-overview.ts'
import { duration } from '../../views/backups.ts'
import { type Html, html } from '../../views/html.ts'
import { outcomes, purposes } from '../../views/releases.ts'
import type { Dashboard } from '../model.ts'
import { type Drawing, panel } from './words.ts'

/** How many are seen at once. */
const shown = 7

/** What was deployed: who, when, how it ended; the newest first, on a line. */
export function drawReleases(drawing: Drawing, { releases, environment }: Dashboard): Html {
  const title = { en: 'Releases', zh: '版本' }
  return panel(drawing, 'releases', title, releases, (is) => drawLine(drawing, is, environment))
}

function drawLine(drawing: Drawing, { rows, unanswered }: ReleasesOverview, environment: string): Html {
  const { say } = drawing
  const silent = unanswered.map(
    (host) =>
      html`<p class="unknown">${say({ en: `${host} does not answer.`, zh: `${host} 没有响应。` })}</p>`,
  )
  const told = rows.flatMap(({ entry, ...row }) => (entry === undefined ? [] : [{ ...row, entry }]))
  if (told.length === 0)
    return html`${silent}<p>${say({ en: 'Nothing was deployed yet.', zh: '尚未部署。' })} <code>npx tengyun deploy ${environment}</code></p>`
  const [recent, older] = [told.slice(0, shown), told.slice(shown)]
  return html`${silent}<ol class="line">${recent.map((row) => drawEntry(drawing, row))}</ol>${older.length === 0 ? '' : html`<details><summary>${say({ en: `${older.length} older ones`, zh: `更早的 ${older.length} 项` })}</summary><ol class="line">${older.map((row) => drawEntry(drawing, row))}</ol></details>`}`
}

type Told = ReleaseRow & { readonly entry: HistoryEntry }

function drawEntry(drawing: Drawing, { entry, id, servesOn }: Told): Html {
  const { say, moment, ago } = drawing
  const { purpose, outcome, startedAt, endedAt, by, why } = entry
  const ending = outcome === null ? { en: 'under way', zh: '进行中' } : outcomes[outcome].text
  const took = endedAt === null ? '' : duration((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)
  return html`<li class="${outcome ?? 'underway'}">
    <p class="what"><strong>${say(purposes[purpose])}</strong> <span class="ending">${say(ending)}</span>${shareOf(drawing, entry)}
      ${servesOn.length === 0 ? '' : html`<span class="serves">${say({ en: 'serves on', zh: '正在服务' })} ${servesOn.join(', ')}</span>`}</p>
    <p class="which"><code>${id}</code></p>
    <p class="who"><time datetime="${startedAt}" title="${moment(startedAt)}">${ago(startedAt)}</time> · ${by.name}${took === '' ? '' : ` · ${took}`}</p>
    ${why === null ? '' : html`<p class="why">${say(why)}</p>`}
  </li>`
}

/** Of a canary: how much it gets. */
function shareOf({ say }: Drawing, { outcome, share, weights = {} }: HistoryEntry): Html {
  if (outcome !== 'canary') return html``
  const given = Object.values(weights).filter((weight) => weight > 0)
  const told =
    share ?? Math.round((100 * Math.min(...given)) / given.reduce((sum, weight) => sum + weight, 0))
  return html` <span class="share">${say({ en: `${told} % of the requests`, zh: `${told} % 的请求` })}</span>`
}
