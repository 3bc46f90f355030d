import type { Desired, Key } from '../../plan/model.ts'
import { fingerprint } from '../../secrets/secrets.ts'
import { type AlarmNoticeFields, webhookSecret } from '../alarm-notice.ts'
import type { AlarmPolicyFields, AlarmRule } from '../alarm-policy.ts'
import type { ClsLogsetFields } from '../cls-logset.ts'
import type { ClsTopicFields } from '../cls-topic.ts'
import { balancerKey, hostKeys, keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

const noticeKey: Key = 'alarm-notice/main'

/** What watches the environment, and where it writes down what it does. */
export function watchResources(scope: Scope): Desired[] {
  return [...noticeResources(scope), ...alarmResources(scope), ...logResources(scope)]
}

/** None without anybody to tell: alarms then show in the console alone. */
function noticeResources({ environment, resource, secrets }: Scope): Desired[] {
  const { alarms } = environment
  if (alarms === undefined || !hasReceivers(alarms)) return []
  const { webhooks, users, language } = alarms
  for (const url of webhooks) secrets.give(webhookSecret(noticeKey, fingerprint(url)), url)
  return [
    resource<AlarmNoticeFields>(noticeKey, {
      language,
      webhooks: webhooks.map((url) => fingerprint(url)),
      users,
    }),
  ]
}

function alarmResources({ environment, resource }: Scope): Desired[] {
  const { alarms, compute, loadBalancer } = environment
  if (alarms === undefined) return []
  const { cpu, memory, disk, connections, bandwidth } = alarms.thresholds
  const hosts = hostKeys(compute)
  // What a host's own watcher tells at the limit, the cloud tells late: for a watcher that is silent.
  const late = (percent: number) =>
    environment.notices === undefined ? percent : Math.max(percent, lastCall)
  const common = { notices: hasReceivers(alarms) ? [ref(noticeKey)] : [], enabled: true }
  return [
    ...(hosts.length === 0
      ? []
      : [
          resource<AlarmPolicyFields>('alarm-policy/hosts', {
            ...common,
            namespace: 'cvm_device',
            rules: [
              above('CpuUsage', cpu),
              above('MemUsage', late(memory)),
              above('CvmDiskUsage', late(disk)),
              above('Outratio', bandwidth),
            ],
            // That the host is gone its own watcher cannot tell.
            events: ['ping_unreachable', 'disk_readonly', 'guest_reboot'],
            objects: hosts.map(ref),
          }),
        ]),
    resource<AlarmPolicyFields>('alarm-policy/postgres', {
      ...common,
      namespace: 'POSTGRESQL',
      rules: [
        above('Cpu', cpu),
        above('MemoryRate', memory),
        above('StorageRate', disk),
        above('ConnUtilization', connections),
      ],
      events: [],
      objects: [ref(keys.postgres)],
    }),
    resource<AlarmPolicyFields>('alarm-policy/redis', {
      ...common,
      namespace: 'redis_mem_edition',
      rules: [above('CpuUtil', cpu), above('MemUtil', memory), above('ConnectionsUtil', connections)],
      events: ['redis_master_slave_switched', 'redis_service_not_available'],
      objects: [ref(keys.redis)],
    }),
    ...(loadBalancer === undefined
      ? []
      : [
          resource<AlarmPolicyFields>('alarm-policy/entrance', {
            ...common,
            namespace: 'lb_lbid_lb',
            rules: [],
            events: ['clb:ErrorEvent:BreakDown', 'clb:ErrorEvent:ClbVipBlock'],
            objects: [ref(balancerKey)],
          }),
        ]),
  ]
}

/** Percent of use at which nobody may be quiet about it, whoever else speaks. */
const lastCall = 97

/** For five minutes, so that a short peak wakes nobody. */
function above(metric: string, threshold: number): AlarmRule {
  return { metric, operator: 'gt', threshold, period: 60, times: 5 }
}

function hasReceivers({
  webhooks,
  users,
}: {
  webhooks: readonly string[]
  users: readonly number[]
}): boolean {
  return webhooks.length + users.length > 0
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
