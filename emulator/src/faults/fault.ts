import type { EffectName } from './effects/index.ts'

/** Where a call can be caught: nothing has happened yet; it happened, nobody knows; the client has its answer. */
export const points = ['before-effect', 'after-effect', 'after-answer'] as const

export type Point = (typeof points)[number]

/** What to do to which calls. Only `effect` is needed; which of the last group it takes says its own file. */
export interface FaultOrder {
  readonly effect: EffectName
  /** `product:Action`, where `*` stands for anything: `cvm:RunInstances`, `vpc:Create*`. Default: every call. */
  readonly call?: string
  /** Default: every region. */
  readonly region?: string
  /** The first matching call that it acts on, counted from 1 since it was injected. Default 1. */
  readonly nth?: number
  /** How many calls it acts on. Default: one if `nth` is given, else all until it is cleared. */
  readonly count?: number
  /** How likely it acts on a call that it could act on, above 0 and up to 1. Default 1. */
  readonly probability?: number
  /** Of the random numbers that decide: the same seed and the same calls give the same faults. Default 1. */
  readonly seed?: number

  /** Real time, be the emulator's clock as fast as it may. */
  readonly milliseconds?: number
  readonly at?: Point
  /** How many reads old an answer is. Default 1. */
  readonly reads?: number
  /** HTTP status. Default 502. */
  readonly status?: number
  /** How many calls go well before. */
  readonly calls?: number
  /** Instead of the code that the product documents. */
  readonly code?: string
}

/** A fault that is in force until it is used up or cleared. Faults end with the emulator's process. */
export interface Fault extends FaultOrder {
  readonly id: string
  /** How many calls matched since it was injected. */
  readonly matched: number
  /** On how many of them it acted. */
  readonly acted: number
}
