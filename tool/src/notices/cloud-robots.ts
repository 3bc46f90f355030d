import type { EnvironmentConfig } from '../config/schema.ts'
import type { Keeping } from './keeping.ts'
import { resolveRobots } from './resolve.ts'

/**
 * An environment whose alarms of Cloud Monitor go to the robots of `notices` as well: one list of groups is enough, and a
 * host that is gone cannot tell so itself. The cloud knows no levels, so those who want no warnings are left out.
 */
export function withRobots(environment: EnvironmentConfig, keeping: Keeping): EnvironmentConfig {
  const { alarms, notices } = environment
  if (alarms === undefined || notices === undefined) return environment
  const robots = resolveRobots(notices, keeping)
    .filter(({ levels }) => levels.includes('warning'))
    .map(({ address }) => address)
  const webhooks = [...new Set([...alarms.webhooks, ...robots])]
  return { ...environment, alarms: { ...alarms, webhooks } }
}
