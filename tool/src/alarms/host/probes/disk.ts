import { lookAtDisks } from '../../../health/host/disks.ts'
import type { Probe } from './probe.ts'

/** Percent of each disk that is used: of its room or of its entries, whichever ends first. */
export const disk: Probe = {
  id: 'disk',
  rules: ['disk'],
  async look({ order }) {
    const disks = await lookAtDisks(order.disks)
    return disks.map(({ folder, usedPercent, entriesPercent, freeBytes }) => ({
      rule: 'disk',
      of: folder.slice(order.root.length) || '/',
      value: Math.max(usedPercent, entriesPercent),
      detail:
        entriesPercent > usedPercent
          ? `${entriesPercent} % of its entries`
          : `${(freeBytes / 1024 ** 3).toFixed(1)} GiB left`,
    }))
  },
}
