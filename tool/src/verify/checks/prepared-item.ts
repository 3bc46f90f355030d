import type { Check } from '../check.ts'
import { judged, notChosen } from '../finding.ts'
import { preparation } from '../measure/preparation.ts'
import { hostIsAFolder } from './reasons.ts'

type About = Pick<Check, 'id' | 'title' | 'story' | 'expected'>

/** A check that looks on each host at things that `tengyun host prepare` brings about. */
export function preparedItem(about: About, items: readonly string[]): Check {
  return {
    ...about,
    mend: {
      en: 'Run `npx tengyun host prepare`, which mends what differs and leaves the rest alone.',
      zh: '运行 `npx tengyun host prepare`，只修正不一致之处。',
    },
    async run(input) {
      const prepared = await preparation(input)
      if (prepared.every(({ isEmulated }) => isEmulated)) return hostIsAFolder
      const results = prepared.flatMap(({ host, items: all }) =>
        all.filter(({ id }) => items.includes(id)).map((item) => ({ host, ...item })),
      )
      if (results.length === 0)
        return notChosen({
          en: `Hosts with the runtime ${input.session.environment.compute.runtime} need none.`,
          zh: `运行方式 ${input.session.environment.compute.runtime} 不需要。`,
        })
      const wrong = results.filter(({ outcome }) => outcome !== 'right')
      const evidence = results.map(({ host, id, outcome }) => `${host}: ${id} → ${outcome}`)
      return judged(wrong.length === 0, evidence.join(', '), evidence)
    },
  }
}
