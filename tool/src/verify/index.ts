import type { Check, Group, GroupedCheck } from './check.ts'
import { deployment } from './checks/deployment/index.ts'
import { monitoring } from './checks/monitoring/index.ts'
import { performance } from './checks/performance/index.ts'
import { security } from './checks/security/index.ts'

/** Every check, in the order in which they are told. */
export const checks: readonly GroupedCheck[] = [
  ...inGroup('deployment', deployment),
  ...inGroup('performance', performance),
  ...inGroup('security', security),
  ...inGroup('monitoring', monitoring),
]

function inGroup(group: Group, members: readonly Check[]): GroupedCheck[] {
  return members.map((check) => ({ ...check, group }))
}
