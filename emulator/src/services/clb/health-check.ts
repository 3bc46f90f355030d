import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { supportOnly } from '../supported-fields.ts'
import { invalidValue, notSupported, outOfRange } from './errors.ts'
import type { HealthCheck, Protocol } from './model.ts'

/**
 * What the cloud assumes. By default every answer counts as healthy (31), 5xx too.
 * https://cloud.tencent.com/document/api/214/30694#HealthCheck
 */
export function defaultHealthCheck(protocol: Protocol): HealthCheck {
  return {
    on: true,
    type: protocol === 'HTTP' || protocol === 'HTTPS' ? 'HTTP' : 'TCP',
    interval: 5,
    timeout: 2,
    healthy: 3,
    unhealthy: 3,
    codes: 31,
    path: '/',
    domain: '',
    method: 'HEAD',
    httpVersion: 'HTTP/1.0',
    port: 0,
    sourceIpType: 0,
  }
}

/** What the request says on top of what was. @throws CloudError for values that the cloud does not take */
export function readHealthCheck(
  input: models.HealthCheck | undefined,
  before: HealthCheck,
  protocol: Protocol,
): HealthCheck {
  if (!input) return before
  supportOnly(
    input,
    [
      'HealthSwitch',
      'TimeOut',
      'IntervalTime',
      'HealthNum',
      'UnHealthNum',
      'HttpCode',
      'HttpCheckPath',
      'HttpCheckDomain',
      'HttpCheckMethod',
      'CheckPort',
      'CheckType',
      'HttpVersion',
      'SourceIpType',
    ],
    'HealthCheck.',
  )
  const check: HealthCheck = {
    on: input.HealthSwitch === undefined ? before.on : input.HealthSwitch === 1,
    type: readType(input.CheckType ?? before.type, protocol),
    interval: input.IntervalTime ?? before.interval,
    timeout: input.TimeOut ?? before.timeout,
    healthy: input.HealthNum ?? before.healthy,
    unhealthy: input.UnHealthNum ?? before.unhealthy,
    codes: input.HttpCode ?? before.codes,
    path: input.HttpCheckPath ?? before.path,
    domain: input.HttpCheckDomain ?? before.domain,
    method: readMethod(input.HttpCheckMethod ?? before.method),
    httpVersion: input.HttpVersion ?? before.httpVersion,
    // -1 goes back to the port of the target.
    port: Math.max(0, input.CheckPort ?? before.port),
    sourceIpType: input.SourceIpType ?? before.sourceIpType,
  }
  checkRanges(check)
  return check
}

export function showHealthCheck(check: HealthCheck): models.HealthCheck {
  const http = {
    HttpCode: check.codes,
    HttpCheckPath: check.path,
    HttpCheckDomain: check.domain,
    HttpCheckMethod: check.method,
    HttpVersion: check.httpVersion,
  }
  return {
    HealthSwitch: check.on ? 1 : 0,
    CheckType: check.type,
    IntervalTime: check.interval,
    TimeOut: check.timeout,
    HealthNum: check.healthy,
    UnHealthNum: check.unhealthy,
    SourceIpType: check.sourceIpType,
    ...(check.type !== 'TCP' && http),
    ...(check.port !== 0 && { CheckPort: check.port }),
  }
}

function readType(type: string, protocol: Protocol): HealthCheck['type'] {
  if (['GRPC', 'PING', 'CUSTOM'].includes(type)) throw notSupported(`health checks of type ${type}`)
  const allowed = protocol === 'HTTPS' ? ['HTTP', 'HTTPS'] : protocol === 'HTTP' ? ['HTTP'] : ['TCP', 'HTTP']
  if (!allowed.includes(type)) throw invalidValue(`CheckType of ${protocol} is ${allowed.join(' or ')}.`)
  return type as HealthCheck['type']
}

function readMethod(method: string): HealthCheck['method'] {
  if (method === 'HEAD' || method === 'GET') return method
  throw invalidValue('HttpCheckMethod is HEAD or GET.')
}

function checkRanges(check: HealthCheck): void {
  const ranges: [field: string, value: number, lowest: number, highest: number][] = [
    ['IntervalTime', check.interval, 2, 300],
    ['TimeOut', check.timeout, 2, 60],
    ['HealthNum', check.healthy, 2, 10],
    ['UnHealthNum', check.unhealthy, 2, 10],
    ['HttpCode', check.codes, 1, 31],
    ['CheckPort', check.port, 0, 65_535],
    ['SourceIpType', check.sourceIpType, 0, 1],
  ]
  for (const [field, value, lowest, highest] of ranges) {
    if (!Number.isInteger(value) || value < lowest || value > highest) {
      throw outOfRange(field, value, lowest, highest)
    }
  }
  // Documented as "less than", which the smallest interval, 2, leaves no room for.
  if (check.timeout > check.interval) throw invalidValue('TimeOut must not be longer than IntervalTime.')
  if (!check.path.startsWith('/')) throw invalidValue('HttpCheckPath begins with a slash.')
}
