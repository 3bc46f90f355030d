import type { Check } from '../../check.ts'
import { ofPostgres, ofRedis } from '../chosen-databases.ts'
import { agentFigures } from './agent-figures.ts'
import { agentUpdates } from './agent-updates.ts'
import { alarmArrives, emailArrives, wecomArrives } from './alarm-arrives.ts'
import { health } from './health.ts'
import { hostPolicy, postgresPolicy, redisPolicy } from './policies.ts'

/** That somebody would see, and be told. */
export const monitoring: readonly Check[] = [
  health,
  agentFigures,
  agentUpdates,
  hostPolicy,
  ofPostgres(postgresPolicy),
  ofRedis(redisPolicy),
  alarmArrives,
  wecomArrives,
  emailArrives,
]
