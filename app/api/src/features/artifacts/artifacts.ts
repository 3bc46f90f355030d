import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import type { Announcer } from '../../live/event.ts'
import type { Storage } from '../../storage/storage.ts'
import type { PlanReader } from '../plans/reader.ts'
import { ArtifactManager } from './artifact-manager.ts'
import { LocalCopies } from './local-copies.ts'
import { ArtifactObjects } from './objects.ts'
import { ArtifactService } from './service.ts'
import { Upkeep } from './upkeep.ts'

export interface ArtifactOptions {
  readonly database: Database
  readonly storage: Storage
  readonly announcer: Announcer
  readonly plans: PlanReader
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  /** Where copies of what is on COS are kept. */
  readonly folder: string
}

/** Everything about artifacts, put together. */
export function createArtifacts({ folder, logger, ...parts }: ArtifactOptions) {
  const copies = new LocalCopies(folder, parts.clock)
  const objects = new ArtifactObjects({ ...parts, copies })
  const service = new ArtifactService({ ...parts, copies, objects })
  return {
    service,
    objects,
    upkeep: new Upkeep({ objects, copies, clock: parts.clock, logger }),
    /** The artifacts of a plan, for its agents. */
    managerOf: (planId: string) => new ArtifactManager(service, planId),
  }
}
