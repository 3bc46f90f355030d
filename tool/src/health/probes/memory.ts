import { onEachHost } from '../each-host.ts'
import { measured } from '../finding.ts'
import type { Probe } from '../probe.ts'
import { gigabytes } from '../words.ts'

const about = { id: 'memory', title: { en: 'Memory', zh: '内存' } }

export const memory: Probe = {
  ...about,
  look: (input) =>
    onEachHost(
      input,
      about,
      (survey) => survey.memory,
      ({ usedPercent, availableBytes, totalBytes }, head) =>
        measured(
          {
            ...head,
            found: {
              en: `${gigabytes(availableBytes)} of ${gigabytes(totalBytes)} available`,
              zh: `可用 ${gigabytes(availableBytes)}，共 ${gigabytes(totalBytes)}`,
            },
            mend: {
              en: 'Find what takes it (ps, docker stats), or choose a larger compute.size.',
              zh: '请查找占用者（ps、docker stats），或选择更大的 compute.size。',
            },
          },
          usedPercent,
          '%',
          { most: input.limits.memory },
        ),
    ),
}
