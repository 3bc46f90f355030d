import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Database } from '../../databases/chosen.ts'
import type { Rule } from '../rule.ts'
import { appRules } from './app.ts'
import { backingRules } from './backing.ts'
import { backupRules } from './backups.ts'
import { hostRules } from './host.ts'

export interface RuleInput {
  /** Its name, for commands. */
  readonly environment: string
  readonly thresholds: NonNullable<EnvironmentConfig['alarms']>['thresholds']
  readonly backups: EnvironmentConfig['backups']
  readonly databases: readonly Database[]
}

/** Everything that an environment's hosts watch. */
export function rulesFor(input: RuleInput): Rule[] {
  return [...hostRules(input), ...appRules(input), ...backingRules(input), ...backupRules(input)]
}
