import { join } from 'node:path'
import type { World } from '../../../engine/world.ts'
import { Blobs } from './blobs.ts'
import { Buckets } from './buckets.ts'
import { Uploads } from './uploads.ts'
import { Versions } from './versions.ts'

/** Everything that COS keeps. */
export interface Storage {
  readonly buckets: Buckets
  readonly versions: Versions
  readonly uploads: Uploads
  readonly blobs: Blobs
}

/** Opens what the world's data folder holds; what a kill left there without a record is swept meanwhile. */
export function openStorage(world: World): Storage {
  const blobs = new Blobs(join(world.dataFolder, 'cos'), Date.now())
  const versions = new Versions(world.store, blobs, world.clock.now)
  const uploads = new Uploads(world.store, blobs, world.clock.now)
  const named = new Set(namedBlobs(versions, uploads))
  // A file that cannot be removed now costs space and nothing else; the next start tries again.
  blobs.sweep((blob) => named.has(blob)).catch(() => undefined)
  return { buckets: new Buckets(world.store), versions, uploads, blobs }
}

function* namedBlobs(versions: Versions, uploads: Uploads): Generator<string> {
  for (const version of versions.all()) {
    if (version.kind === 'object') for (const { blob } of version.segments) yield blob
  }
  for (const { segment } of uploads.allParts()) yield segment.blob
}
