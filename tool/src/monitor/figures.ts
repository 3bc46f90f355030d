import type { Text } from '../text.ts'
import { type AgentFigures, agentFigures } from './figures/agents.ts'
import { type HostFigures, hostFigures } from './figures/hosts.ts'
import { type PostgresFigures, postgresFigures } from './figures/postgres.ts'
import { type RedisFigures, redisFigures } from './figures/redis.ts'
import { type RequestFigures, requestFigures } from './figures/requests.ts'
import type { Round } from './round.ts'

/** What people look at, made of two rounds: counts become rates. A figure that nobody knows is undefined. */
export interface Figures {
  readonly hosts: readonly HostFigures[]
  readonly requests: RequestFigures | undefined
  readonly postgres: PostgresFigures | undefined
  readonly redis: RedisFigures | undefined
  readonly agents: AgentFigures | undefined
  /** What could not be found out: by whom, and why. */
  readonly unknown: readonly { readonly of: string; readonly why: Text | string }[]
}

export function figuresOf(before: Round | undefined, now: Round): Figures {
  const earlier = new Map(before?.map(({ host, reading }) => [host, reading]))
  const pairs = now.map(({ host, reading }) => ({ host, reading, before: earlier.get(host) }))
  return {
    hosts: pairs.map(hostFigures),
    requests: requestFigures(now),
    postgres: postgresFigures(pairs),
    redis: redisFigures(pairs),
    agents: agentFigures(pairs),
    unknown: now.flatMap(unknownIn),
  }
}

function unknownIn({ host, reading, why }: Round[number]): Figures['unknown'] {
  if (reading === undefined) return [{ of: host, why: why ?? '' }]
  const { machine, slot, requests, agents, postgres, standby, redis } = reading
  return Object.entries({ machine, slot, requests, agents, postgres, standby, redis }).flatMap(
    ([name, one]) => (one !== undefined && 'why' in one ? [{ of: `${host} ${name}`, why: one.why }] : []),
  )
}
