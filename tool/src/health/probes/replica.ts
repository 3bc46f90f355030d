import { keys } from '../../resources/desired.ts'
import { measured, unseen } from '../finding.ts'
import type { Probe } from '../probe.ts'

const about = { id: 'replica', title: { en: 'Replica', zh: '只读副本' } }

/** How far what is only read is behind. */
export const replica: Probe = {
  ...about,
  look: (input) => {
    const { around } = input
    const head = { ...about, subject: keys.readers }
    const { postgres } = input.session.environment
    if (around === undefined || postgres === false || postgres.readOnly === undefined) return []
    if ('why' in around) return [unseen(head, around.why)]
    const { readers } = around.told
    if (readers === undefined) return []
    if ('why' in readers) return [unseen(head, readers.why)]
    const { lag } = readers.told
    if (lag === undefined)
      return [
        { ...head, ok: false, found: { en: 'replays nothing: it is a primary', zh: '并非副本：未在回放' } },
      ]
    return [
      measured(
        {
          ...head,
          found: { en: 'behind the primary', zh: '落后于主库' },
          mend: {
            en: 'Look for long queries on it, and for a primary that writes more than it can replay.',
            zh: '请检查其上的长查询，以及主库写入是否超过回放能力。',
          },
        },
        Math.round(lag * 10) / 10,
        's',
        { most: input.limits.lag },
      ),
    ]
  },
}
