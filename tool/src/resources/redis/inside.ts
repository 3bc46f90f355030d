import type { DescribeInstanceParamsResponse } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { ResourceContext } from '../kind.ts'

export const nothingInside = { securityGroups: [], ssl: false, parameters: {}, window: '' }

/** What only an instance that runs can tell. */
export async function readInside({ cloud }: ResourceContext, InstanceId: string) {
  const [groups, ssl, parameters, backup] = await Promise.all([
    cloud.call('redis', 'DescribeDBSecurityGroups', { Product: 'redis', InstanceId }),
    cloud.call('redis', 'DescribeSSLStatus', { InstanceId }),
    cloud.call('redis', 'DescribeInstanceParams', { InstanceId }),
    cloud.call('redis', 'DescribeAutoBackupConfig', { InstanceId }),
  ])
  return {
    securityGroups: (groups.Groups ?? []).map((group) => group.SecurityGroupId ?? ''),
    ssl: ssl.SSLConfig ?? false,
    parameters: parametersIn(parameters),
    window: backup.TimePeriod ?? '',
  }
}

/** One list by name out of four by type. */
function parametersIn(answer: DescribeInstanceParamsResponse): Readonly<Record<string, string>> {
  const { InstanceEnumParam, InstanceIntegerParam, InstanceTextParam, InstanceMultiParam } = answer
  const lists = [InstanceEnumParam, InstanceIntegerParam, InstanceTextParam, InstanceMultiParam]
  return Object.fromEntries(
    lists.flatMap((list) =>
      (list ?? []).map(({ ParamName = '', CurrentValue = '' }) => [ParamName, CurrentValue] as const),
    ),
  )
}
