import { serves } from '../../hosts/role.ts'
import { onEachHost } from '../each-host.ts'
import { type Finding, measured } from '../finding.ts'
import type { Probe } from '../probe.ts'

/** Minutes over which requests are counted. */
export const lookBack = 5

/** Fewer than these tell nothing of a share. */
const enough = 20

const about = { id: 'requests', title: { en: 'Requests', zh: '请求' } }

export const requests: Probe = {
  ...about,
  look: (input) =>
    onEachHost(
      // Nobody asks a worker for anything.
      { ...input, surveys: input.surveys.filter(({ host }) => serves(host)) },
      about,
      (survey) => survey.requests,
      ({ count, failed, p95 }, head): Finding[] => {
        const { limits, session } = input
        const share = count === 0 ? 0 : Math.round((1000 * failed) / count) / 10
        const mend = `npx tengyun logs ${session.name} --service nginx --level error --since 15m`
        const found = {
          en: `${count} in ${lookBack} min, ${failed} failed${p95 === undefined ? '' : `, P95 ${p95} ms`}`,
          zh: `${lookBack} 分钟内 ${count} 次，失败 ${failed} 次${p95 === undefined ? '' : `，P95 ${p95} ms`}`,
        }
        if (count < enough || p95 === undefined) return [{ ...head, ok: true, found }]
        if (share > limits.failed)
          return [measured({ ...head, found, mend }, share, '%', { most: limits.failed })]
        return [measured({ ...head, found, mend }, p95, 'ms', { most: limits.p95 })]
      },
    ),
}
