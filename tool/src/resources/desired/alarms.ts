import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Desired, Key } from '../../plan/model.ts'
import { fingerprint } from '../../secrets/secrets.ts'
import { type AlarmNoticeFields, webhookSecret } from '../alarm-notice.ts'
import type { AlarmPolicyFields } from '../alarm-policy.ts'
import { policiesOf } from './alarm-policies.ts'
import { ref, type Scope } from './scope.ts'

type Alarms = NonNullable<EnvironmentConfig['alarms']>

const noticeKey: Key = 'alarm-notice/main'

/** What the cloud watches, and whom it tells. Without anybody to tell, alarms show in the console alone. */
export function alarmResources(scope: Scope): Desired[] {
  const { alarms } = scope.environment
  if (alarms === undefined) return []
  const isHeard = alarms.webhooks.length + alarms.users.length > 0
  const common = { notices: isHeard ? [ref(noticeKey)] : [], enabled: true }
  return [
    ...(isHeard ? [noticeOf(scope, alarms)] : []),
    ...policiesOf(scope.environment, alarms.thresholds).map(({ key, ...fields }) =>
      scope.resource<AlarmPolicyFields>(key, { ...common, ...fields }),
    ),
  ]
}

/** Addresses of webhooks are secrets: the field says which they are, and not what. */
function noticeOf({ resource, secrets }: Scope, { webhooks, users, language }: Alarms): Desired {
  for (const url of webhooks) secrets.give(webhookSecret(noticeKey, fingerprint(url)), url)
  return resource<AlarmNoticeFields>(noticeKey, {
    language,
    webhooks: webhooks.map((url) => fingerprint(url)),
    users,
  })
}
