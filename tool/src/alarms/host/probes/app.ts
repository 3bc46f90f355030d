import { ask } from '../../../health/host/answer.ts'
import { activeSlot } from './active-slot.ts'
import { type Probe, wellOrNot, wordsOf } from './probe.ts'

/** The release that serves, asked past the web server. */
export const app: Probe = {
  id: 'app',
  rules: ['app'],
  async look(view) {
    const { slots, ready } = view.order.app
    const slot = await activeSlot(view)
    const found = slot === undefined ? 'no release serves' : await complaintOf(slots[slot], ready)
    return [wellOrNot('app', '', found)]
  },
}

/** What people come through. */
export const web: Probe = {
  id: 'web',
  rules: ['web'],
  async look({ order }) {
    const { door, health } = order.app
    return [wellOrNot('web', '', await complaintOf(door, health))]
  },
}

/** Undefined where it answers well. */
async function complaintOf(server: string, path: string): Promise<string | undefined> {
  try {
    const { status, body } = await ask(`${server}${path}`)
    return status < 400 ? undefined : `GET ${path}: ${status} ${body.slice(0, 200)}`
  } catch (error) {
    return `GET ${path}: ${wordsOf(error)}`
  }
}
