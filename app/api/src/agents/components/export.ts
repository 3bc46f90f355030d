import type { Envelope } from './families.ts'
import type { Participant } from './model.ts'
import { writers } from './readers.ts'

/**
 * What AutoGen 0.7.5 itself loads, whatever dialect the team came in: current versions, tools in a list of
 * workbenches, and every key that its schemas want. Secrets are left out; AutoGen takes keys from its environment.
 */
export const exportComponent = (component: Participant): Envelope => writers.participant(component)
