import type { EnvironmentConfig } from '../../config/schema.ts'
import type { Key } from '../../plan/model.ts'
import type { AlarmPolicyFields } from '../alarm-policy.ts'
import type { AlarmRule } from '../alarms/conditions.ts'
import { balancerKey, hostKeys, keys } from './keys.ts'
import { ref } from './scope.ts'

/** What is watched of one kind of object, whoever is told. */
type Policy = Pick<AlarmPolicyFields, 'namespace' | 'rules' | 'events' | 'objects'> & { readonly key: Key }

type Thresholds = NonNullable<EnvironmentConfig['alarms']>['thresholds']

/** One for each kind of object that an environment has. */
export function policiesOf(environment: EnvironmentConfig, thresholds: Thresholds): Policy[] {
  const { loadBalancer, postgres, redis } = environment
  return [
    ...(hostKeys(environment).length === 0 ? [] : [ofHosts(environment, thresholds)]),
    ...(postgres === false ? [] : [ofPostgres(thresholds)]),
    ...(redis === false ? [] : [ofRedis(thresholds)]),
    ...(loadBalancer === undefined ? [] : [ofEntrance]),
  ]
}

function ofHosts(environment: EnvironmentConfig, { cpu, memory, disk, bandwidth }: Thresholds): Policy {
  // What a host's own watcher tells at the limit, the cloud tells late: for a watcher that is silent.
  const late = (percent: number) =>
    environment.notices === undefined ? percent : Math.max(percent, lastCall)
  return {
    key: 'alarm-policy/hosts',
    namespace: 'cvm_device',
    rules: [
      above('CpuUsage', cpu),
      above('MemUsage', late(memory)),
      above('CvmDiskUsage', late(disk)),
      above('Outratio', bandwidth),
    ],
    // That the host is gone its own watcher cannot tell.
    events: ['ping_unreachable', 'disk_readonly', 'guest_reboot'],
    objects: hostKeys(environment).map(ref),
  }
}

function ofPostgres({ cpu, memory, disk, connections }: Thresholds): Policy {
  return {
    key: 'alarm-policy/postgres',
    namespace: 'POSTGRESQL',
    rules: [
      above('Cpu', cpu),
      above('MemoryRate', memory),
      above('StorageRate', disk),
      above('ConnUtilization', connections),
    ],
    events: [],
    objects: [ref(keys.postgres)],
  }
}

function ofRedis({ cpu, memory, connections }: Thresholds): Policy {
  return {
    key: 'alarm-policy/redis',
    namespace: 'redis_mem_edition',
    rules: [above('CpuUtil', cpu), above('MemUtil', memory), above('ConnectionsUtil', connections)],
    events: ['redis_master_slave_switched', 'redis_service_not_available'],
    objects: [ref(keys.redis)],
  }
}

const ofEntrance: Policy = {
  key: 'alarm-policy/entrance',
  namespace: 'lb_lbid_lb',
  rules: [],
  events: ['clb:ErrorEvent:BreakDown', 'clb:ErrorEvent:ClbVipBlock'],
  objects: [ref(balancerKey)],
}

/** Percent of use at which nobody may be quiet about it, whoever else speaks. */
const lastCall = 97

/** For five minutes, so that a short peak wakes nobody. */
function above(metric: string, threshold: number): AlarmRule {
  return { metric, operator: 'gt', threshold, period: 60, times: 5 }
}
