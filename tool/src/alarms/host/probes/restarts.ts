import { recent } from '../memory.ts'
import type { Probe } from './probe.ts'
import { activeSlot } from './slots.ts'

/** How often the release that serves ended by itself in the last minutes. Whoever starts it again counts. */
export const restarts: Probe = {
  id: 'restarts',
  rules: ['restarts'],
  async look(view) {
    const { now, memory, remember } = view
    const serving = await activeSlot(view)
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
