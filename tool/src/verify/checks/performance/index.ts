import type { Check } from '../../check.ts'
import { ofPostgres } from '../chosen-databases.ts'
import { agentsAtOnce } from './agents-at-once.ts'
import { apiP95 } from './api-p95.ts'
import { cacheHits } from './cache-hits.ts'
import { databaseReads } from './database-reads.ts'
import { socketsAtOnce } from './sockets-at-once.ts'
import { standbyReads } from './standby-reads.ts'

/** How fast it is, under a load that is bounded. */
export const performance: readonly Check[] = [
  agentsAtOnce,
  apiP95,
  socketsAtOnce,
  ofPostgres(databaseReads),
  ofPostgres(standbyReads),
  cacheHits,
]
