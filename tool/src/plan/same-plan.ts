import type { Change, Key, Plan } from './model.ts'

/**
 * Whether two plans would do the same to the same place.
 *
 * @param except resources that do not count
 */
export function isSamePlan(one: Plan, other: Plan, except: readonly Key[] = []): boolean {
  const told = (plan: Plan) => {
    const { project, environment, account, region } = plan
    const changes = plan.changes.filter(({ key }) => !except.includes(key)).map(whatCounts)
    return JSON.stringify({ project, environment, account, region, changes })
  }
  return told(one) === told(other)
}

function whatCounts({ action, key, id, desired, differences }: Change) {
  return { action, key, id, desired, differences }
}
