import { onEachHost } from '../each-host.ts'
import { measured } from '../finding.ts'
import type { Probe } from '../probe.ts'

const about = { id: 'load', title: { en: 'Load', zh: '负载' } }

export const load: Probe = {
  ...about,
  look: (input) =>
    onEachHost(
      input,
      about,
      (survey) => survey.load,
      ({ perCore, cores }, head) =>
        measured(
          {
            ...head,
            found: {
              en: `for each of ${cores} cores, over 5 minutes`,
              zh: `每核（共 ${cores} 核），5 分钟平均`,
            },
            mend: {
              en: 'Find what wants the cores (top), or choose a larger compute.size.',
              zh: '请查找占用 CPU 的进程（top），或选择更大的 compute.size。',
            },
          },
          perCore,
          '',
          { most: input.limits.loadPerCore },
        ),
    ),
}
