import type {
  DescribeInstanceParamsRequest,
  DescribeInstanceParamsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { withOperator } from '../../../data-planes/redis-session.ts'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { type Parameter, parameters } from '../parameters.ts'
import { firstServerOf } from '../server.ts'

/** Current values are what the server says; of several, any: all are told the same. */
export const describeInstanceParams: Action<
  DescribeInstanceParamsRequest,
  DescribeInstanceParamsResponse
> = async ({ InstanceId }, { world, region }) => {
  const instance = findRunningInstance(world, region, InstanceId)
  const names = parameters.map(({ name }) => name)
  const answer = await withOperator(firstServerOf(world, instance), (session) =>
    session.call('CONFIG', ['GET', ...names]),
  )
  const values = pairsOf(answer)
  const describe = (parameter: Parameter) => ({
    ParamName: parameter.name,
    ValueType: parameter.kind,
    NeedRestart: 'false',
    DefaultValue: parameter.default,
    CurrentValue: values.get(parameter.name) ?? parameter.default,
    Tips: '',
    Status: 2,
  })
  return {
    TotalCount: parameters.length,
    InstanceEnumParam: parameters
      .filter((parameter) => parameter.kind === 'enum')
      .map((parameter) => ({ ...describe(parameter), EnumValue: [...parameter.values] })),
    InstanceIntegerParam: parameters
      .filter((parameter) => parameter.kind === 'integer')
      .map((parameter) => ({
        ...describe(parameter),
        Min: `${parameter.min}`,
        Max: `${parameter.max}`,
        Unit: '',
      })),
    InstanceTextParam: parameters
      .filter((parameter) => parameter.kind === 'text')
      .map((parameter) => ({ ...describe(parameter), TextValue: [] })),
    InstanceMultiParam: [],
  }
}

/** Redis answers names and values in turn. */
function pairsOf(answer: unknown): Map<string, string> {
  const list = Array.isArray(answer) ? answer.map(String) : []
  const pairs = new Map<string, string>()
  for (let index = 0; index + 1 < list.length; index += 2) pairs.set(list[index] ?? '', list[index + 1] ?? '')
  return pairs
}
