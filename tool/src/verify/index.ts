import type { Check } from './check.ts'
import { bucketPrivate } from './checks/bucket-private.ts'
import { health } from './checks/health.ts'
import { postgresTls } from './checks/postgres-tls.ts'
import { ready } from './checks/ready.ts'
import { redisTls } from './checks/redis-tls.ts'
import { site } from './checks/site.ts'
import { tagsComplete } from './checks/tags-complete.ts'
import { writeAndRead } from './checks/write-and-read.ts'

/** Every check, in the order in which they are told. */
export const checks: readonly Check[] = [
  health,
  ready,
  site,
  writeAndRead,
  postgresTls,
  redisTls,
  bucketPrivate,
  tagsComplete,
]
