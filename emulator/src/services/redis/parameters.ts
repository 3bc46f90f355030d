import { CloudError } from '../../errors.ts'
import { illegalParameter } from './errors.ts'

/** A parameter that users may change; a choice of the cloud's. */
export type Parameter =
  | {
      readonly name: string
      readonly kind: 'enum'
      readonly default: string
      readonly values: readonly string[]
    }
  | {
      readonly name: string
      readonly kind: 'integer'
      readonly default: string
      readonly min: number
      readonly max: number
    }
  | { readonly name: string; readonly kind: 'text'; readonly default: string; readonly pattern: RegExp }

const policies = ['noeviction', 'allkeys-lru', 'allkeys-lfu', 'allkeys-random'].concat([
  'volatile-lru',
  'volatile-lfu',
  'volatile-random',
  'volatile-ttl',
])

export const parameters: readonly Parameter[] = [
  choice('maxmemory-policy', policies),
  choice('lazyfree-lazy-eviction', ['no', 'yes']),
  choice('lazyfree-lazy-expire', ['no', 'yes']),
  choice('lazyfree-lazy-server-del', ['no', 'yes']),
  number('timeout', 0, 0, 31_536_000),
  number('slowlog-log-slower-than', 10_000, 1_000, 1_000_000),
  number('hz', 10, 1, 500),
  number('hash-max-ziplist-entries', 512, 1, 10_000),
  number('hash-max-ziplist-value', 64, 1, 10_000),
  number('set-max-intset-entries', 512, 1, 10_000),
  number('zset-max-ziplist-entries', 128, 1, 10_000),
  number('zset-max-ziplist-value', 64, 1, 10_000),
  { name: 'notify-keyspace-events', kind: 'text', default: '', pattern: /^[KEg$lshzxedtmnA]*$/ },
]

/** @throws CloudError */
export function checkParameter(name: string, value: string): void {
  const parameter = parameters.find((one) => one.name === name)
  if (!parameter) {
    throw new CloudError(
      'InvalidParameter.IllegalParameterError',
      `The parameter ${name} does not exist or cannot be modified.`,
    )
  }
  if (!accepts(parameter, value)) throw illegalParameter(name, value, ruleOf(parameter))
}

function accepts(parameter: Parameter, value: string): boolean {
  switch (parameter.kind) {
    case 'enum':
      return parameter.values.includes(value)
    case 'integer':
      return /^-?\d+$/.test(value) && Number(value) >= parameter.min && Number(value) <= parameter.max
    case 'text':
      return parameter.pattern.test(value)
  }
}

function ruleOf(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'enum':
      return `one of ${parameter.values.join(', ')}`
    case 'integer':
      return `a whole number from ${parameter.min} to ${parameter.max}`
    case 'text':
      return `a text that matches ${parameter.pattern.source}`
  }
}

/** The first value is the default. */
function choice(name: string, values: readonly string[]): Parameter {
  return { name, kind: 'enum', default: values[0] ?? '', values }
}

function number(name: string, initial: number, min: number, max: number): Parameter {
  return { name, kind: 'integer', default: `${initial}`, min, max }
}
