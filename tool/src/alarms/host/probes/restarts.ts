import { lookAtSlots } from '../../../health/host/slots.ts'
import { hostPaths } from '../../../hosts/paths.ts'
import { recent } from '../memory.ts'
import type { Probe } from './probe.ts'

/** How often the release that serves ended by itself in the last minutes. Whoever starts it again counts. */
export const restarts: Probe = {
  id: 'restarts',
  rules: ['restarts'],
  async look({ order, now, memory, remember }) {
    const { runtime, project, root, app } = order
    const found = await lookAtSlots({ runtime, project, paths: hostPaths(root, project), door: app.door })
    const serving = found.find(({ active }) => active)
    if (serving === undefined) return []
    const { slot, endings: times, release = '' } = serving
    const before = recent(memory.ended, now).filter((one) => one.slot === slot)
    remember({ ended: [...before, { at: now, slot, times }] })
    const [earliest] = before
    if (earliest === undefined) return []
    // Counted anew where the slot was filled anew.
    const value = times < earliest.times ? times : times - earliest.times
    return [{ rule: 'restarts', of: '', value, detail: release }]
  },
}
