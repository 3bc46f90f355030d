import type { OpenWorld } from '../engine/create-world.ts'
import type { World } from '../engine/world.ts'
import { type Call, isGone, type Proceed } from './call.ts'
import { reset } from './disruption.ts'
import { createDoom } from './doom.ts'
import type { Behaviour } from './effects/effect.ts'
import { effectOf } from './effects/index.ts'
import type { Fault, FaultOrder, Point } from './fault.ts'
import { createGate, type Gate } from './gate.ts'
import { createMatcher, type Matcher } from './match.ts'
import { createNewborns } from './newborns.ts'
import { readOrder } from './read-order.ts'
import { createSkew, skewed } from './skew.ts'
import { createTrace, outcomeOf, type TracedCall } from './trace.ts'

/** Is told of each point that a call reaches. A call waits for it, but for the last point, where it is over. */
export type Observer = (call: Call, point: Point, sequence: number) => void | Promise<void>

/** The failures that an emulator is asked to produce, and the record of its calls. */
export interface Faults {
  /** @throws CloudError `Emulator.InvalidFault` */
  inject(order: FaultOrder): Fault
  /** In the order in which they were injected, which is the one in which they act on a call. */
  list(): Fault[]
  /** Ends one fault, or all, and resumes what it holds. Resolves with how many there were. */
  clear(id?: string): Promise<number>
  /** Kill points for tests in one process. Returns how to end it. */
  observe(observer: Observer): () => void
  /** The calls after that sequence number, as far as they are remembered. */
  calls(since?: number): TracedCall[]
  readonly gate: Gate

  /** Takes a call through all that is to go wrong to its effect, `run`. */
  carry<Answer extends object>(call: Call, run: () => Answer | Promise<Answer>): Promise<Answer>
  /** Milliseconds by which the emulated cloud's clock is off. */
  readonly skew: number
  /** The world in which faults can take effect. */
  readonly world: OpenWorld
  /** The same by a clock that may be off: what signatures are held against. */
  readonly skewedWorld: World
}

interface Active {
  readonly id: string
  readonly order: FaultOrder
  readonly matcher: Matcher
  readonly behaviour: Behaviour
}

export function createFaults(real: OpenWorld): Faults {
  const gate = createGate()
  const trace = createTrace()
  const newborns = createNewborns()
  const doom = createDoom()
  const skew = createSkew()
  const observers = new Set<Observer>()
  let faults: readonly Active[] = []

  /** Nothing to do, as nearly always: the call's way must cost nothing then. */
  const isCalm = () =>
    observers.size === 0 && gate.held.length === 0 && faults.every(({ matcher }) => matcher.isUsedUp)

  const disturb = async (call: Call, traced: TracedCall, run: Proceed): Promise<object> => {
    const reach = async (point: Point) => {
      traced.point = point
      for (const observer of observers) await observer(call, point, traced.sequence)
    }
    await gate.pass()
    if (isGone(call)) throw reset()
    let proceed: Proceed = async () => {
      await reach('before-effect')
      const answer = await run()
      await reach('after-effect')
      return answer
    }
    const acting = faults.filter(({ matcher }) => matcher.takes(call))
    for (const { behaviour } of acting.toReversed()) {
      const next = proceed
      if (behaviour.act) proceed = async () => (await behaviour.act?.(call, next)) ?? {}
    }
    call.response.once('finish', () => void reach('after-answer'))
    return proceed()
  }

  const world = {
    ...real,
    store: newborns.observe(real.store),
    scheduler: doom.observe(real.scheduler),
  }

  return {
    gate,
    world,
    skewedWorld: { ...world, clock: skewed(real.clock, skew) },
    get skew() {
      return skew.milliseconds
    },
    inject: (given) => {
      const order = readOrder({ ...given })
      const id = real.ids.next('fault')
      const { concerns = () => true, create } = effectOf(order.effect)
      const behaviour = create({ ...order, id }, { gate, newborns, doom, skew })
      const active = { id, order, matcher: createMatcher(order, concerns), behaviour }
      faults = [...faults, active]
      return describe(active)
    },
    list: () => faults.map(describe),
    clear: async (id) => {
      const ended = faults.filter((one) => id === undefined || one.id === id)
      faults = faults.filter((one) => !ended.includes(one))
      for (const { behaviour } of ended) behaviour.end?.()
      gate.abandon(id)
      await gate.resume(id)
      return ended.length
    },
    observe: (observer) => {
      observers.add(observer)
      return () => void observers.delete(observer)
    },
    calls: (since = 0) => trace.since(since),
    carry: async (call, run) => {
      const traced = trace.add(call)
      try {
        if (!isCalm())
          return (await disturb(call, traced, async () => run())) as Awaited<ReturnType<typeof run>>
        const answer = await run()
        traced.point = 'after-answer'
        return answer
      } catch (error) {
        traced.outcome = outcomeOf(error)
        throw error
      }
    },
  }
}

function describe({ id, order, matcher }: Active): Fault {
  return { ...order, id, matched: matcher.matched, acted: matcher.acted }
}
