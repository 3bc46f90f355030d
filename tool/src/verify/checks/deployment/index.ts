import type { Check } from '../../check.ts'
import { documents } from './documents/index.ts'
import { files } from './files/index.ts'
import { hosts } from './hosts/index.ts'
import { network } from './network/index.ts'
import { pipelines } from './pipelines/index.ts'
import { postgres } from './postgres/index.ts'
import { redis } from './redis/index.ts'
import { releases } from './releases/index.ts'

/** That everything is there, as it was ordered, and works together. */
export const deployment: readonly Check[] = [
  ...releases,
  ...hosts,
  ...network,
  ...postgres,
  ...redis,
  ...files,
  ...pipelines,
  ...documents,
]
