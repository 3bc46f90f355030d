import { CloudError } from '../../../errors.ts'
import type { AlarmType } from './alarm-type.ts'
import { clientSide, loadBalancer, loadBalancerDrops } from './clb.ts'
import { cvmDevice } from './cvm.ts'
import { postgresInstance } from './postgres.ts'
import { redisInstance } from './redis.ts'

export const alarmTypes: readonly AlarmType[] = [
  cvmDevice,
  postgresInstance,
  redisInstance,
  clientSide,
  loadBalancerDrops,
  loadBalancer,
]

/** @throws CloudError `ResourceNotFound` */
export function findAlarmType(id: string): AlarmType {
  const type = alarmTypes.find((one) => one.id === id)
  if (type) return type
  throw new CloudError('ResourceNotFound', `There is no policy type \`${id}\`; see DescribeAllNamespaces.`)
}
