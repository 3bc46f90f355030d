import type { Desired } from '../../plan/model.ts'
import type { ClsLogsetFields } from '../cls-logset.ts'
import type { ClsTopicFields } from '../cls-topic.ts'
import { alarmResources } from './alarms.ts'
import { ref, type Scope } from './scope.ts'

/** What watches the environment, and where it writes down what it does. */
export function watchResources(scope: Scope): Desired[] {
  return [...alarmResources(scope), ...logResources(scope)]
}

function logResources({ environment, resource }: Scope): Desired[] {
  const { logs } = environment
  if (logs === undefined) return []
  return [
    resource<ClsLogsetFields>('cls-logset/main', {}),
    resource<ClsTopicFields>('cls-topic/app', {
      logset: ref('cls-logset/main'),
      retention: logs.retention,
      searchable: true,
    }),
  ]
}
