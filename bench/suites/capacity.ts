import type { Suite } from '../figure.ts'
import { measuredBy } from './app.ts'

/** What requests and turns take: the rates from which `tengyun cost --users` and docs/capacity.md reckon sizes. */
export const capacity: Suite = (progress) => measuredBy(['capacity'], progress)
