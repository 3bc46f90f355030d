import { setImmediate } from 'node:timers/promises'
import type { Call } from './call.ts'

/** A call that stands still until it is resumed. */
export interface Held {
  readonly faultId: string
  readonly call: Call
}

/**
 * Where calls are held. While one is, the world stands still: later calls wait before their effect. So a client
 * that is killed at this point has done exactly what it had done when it got here, however much it does at once.
 */
export interface Gate {
  readonly held: readonly Held[]
  /** Resolves once the call is resumed. */
  hold(faultId: string, call: Call): Promise<void>
  /** Resolves at once, unless a call is held: then once none is. */
  pass(): Promise<void>
  /** Resolves with the call that the fault holds, or when time is up, with undefined. */
  reached(faultId: string, milliseconds: number): Promise<Call | undefined>
  /** Ends the waiting for what this fault, or any, might hold. */
  abandon(faultId?: string): void
  /** Resumes what this fault holds, or everything; resolves when those who waited have gone on. */
  resume(faultId?: string): Promise<number>
}

export function createGate(): Gate {
  let held: (Held & { readonly resume: () => void })[] = []
  const waiting: (() => void)[] = []
  const watchers = new Set<{ readonly faultId: string; readonly tell: (call: Call | undefined) => void }>()

  return {
    get held() {
      return held
    },
    hold: (faultId, call) => {
      const resumed = Promise.withResolvers<void>()
      held.push({ faultId, call, resume: resumed.resolve })
      for (const watcher of watchers) if (watcher.faultId === faultId) watcher.tell(call)
      return resumed.promise
    },
    pass: async () => {
      while (held.length > 0) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    reached: async (faultId, milliseconds) => {
      const found = held.find((one) => one.faultId === faultId)
      if (found) return found.call
      const { promise, resolve } = Promise.withResolvers<Call | undefined>()
      const watcher = { faultId, tell: resolve }
      watchers.add(watcher)
      const timer = setTimeout(resolve, milliseconds, undefined)
      const call = await promise
      clearTimeout(timer)
      watchers.delete(watcher)
      return call
    },
    abandon: (faultId) => {
      for (const watcher of watchers) {
        if (faultId === undefined || watcher.faultId === faultId) watcher.tell(undefined)
      }
    },
    resume: async (faultId) => {
      const resumed = held.filter((one) => faultId === undefined || one.faultId === faultId)
      // A killed client's connections end a turn or two after its death: whoever has gone must be seen to have.
      for (let turn = 0; turn < 3; turn += 1) await setImmediate()
      held = held.filter((one) => !resumed.includes(one))
      for (const one of resumed) one.resume()
      if (held.length === 0) for (const go of waiting.splice(0)) go()
      await setImmediate()
      return resumed.length
    },
  }
}
