import { onEachHost } from '../each-host.ts'
import { measured } from '../finding.ts'
import type { Probe } from '../probe.ts'
import { gigabytes } from '../words.ts'

const about = { id: 'disk', title: { en: 'Disk', zh: '磁盘' } }

export const disk: Probe = {
  ...about,
  look: (input) =>
    onEachHost(
      input,
      about,
      ({ disks }) => disks,
      (disks, head) =>
        disks.map(({ folder, usedPercent, entriesPercent, freeBytes }, index) => {
          // What runs out first.
          const used = Math.max(usedPercent, entriesPercent)
          const of = entriesPercent > usedPercent ? { en: ' entries', zh: ' 条目' } : { en: '', zh: '' }
          return measured(
            {
              ...head,
              // The first is where everything of the project lies: its cause keeps the host's name alone.
              id: index === 0 ? head.id : `${head.id}${folder}`,
              found: {
                en: `${folder}${of.en}: ${gigabytes(freeBytes)} free`,
                zh: `${folder}${of.zh}：剩余 ${gigabytes(freeBytes)}`,
              },
              mend: {
                en: `Enlarge it: compute.systemDisk or compute.dataDisk in tengyun.config.ts, then: npx tengyun apply ${input.session.name}`,
                zh: `请扩容：修改 tengyun.config.ts 的 compute.systemDisk 或 compute.dataDisk，然后运行 npx tengyun apply ${input.session.name}`,
              },
            },
            used,
            '%',
            { most: input.limits.disk },
          )
        }),
    ),
}
