import type { World } from '../../../engine/world.ts'

/** What alarm policies can watch: a policy's `Namespace` names one of these. */
export interface AlarmType {
  readonly id: string
  readonly title: string
  readonly product: string
  /** What BindingPolicyTag calls the product: `cvm`. */
  readonly serviceType: string
  /** Whether a policy must say its project, instead of -1 for none. */
  readonly needsProject: boolean
  readonly dimensions: readonly string[]
  readonly metrics: readonly AlarmMetric[]
  readonly events: readonly AlarmEvent[]
  /** All that there is to watch of this type, in every region. */
  objects(world: World): AlarmObject[]
}

export interface AlarmMetric {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly highest?: number
}

export interface AlarmEvent {
  readonly name: string
  readonly title: string
}

export interface AlarmObject {
  readonly region: string
  readonly dimensions: Dimensions
  /** Six segments, to find its tags by. */
  readonly resource: string
}

export type Dimensions = Readonly<Record<string, string | number>>

export function percent(name: string, title: string): AlarmMetric {
  return { name, title, unit: '%', highest: 100 }
}
