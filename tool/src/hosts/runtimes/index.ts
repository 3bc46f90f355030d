import { composeRuntime } from './compose/runtime.ts'
import { processRuntime } from './process/runtime.ts'
import type { Runtime, Workload } from './runtime.ts'

/** The runtime that the config asks for. */
export function openRuntime(workload: Workload): Runtime {
  return workload.compute.runtime === 'compose' ? composeRuntime(workload) : processRuntime(workload)
}
