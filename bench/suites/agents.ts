import type { Suite } from '../figure.ts'
import { measuredBy } from './app.ts'

/** Runs of agents on one worker and on three: each a process of its own, with a model that answers in a fixed time. */
export const agents: Suite = (progress) => measuredBy(['workers'], progress)
