import { createHash, randomUUID } from 'node:crypto'
import type { Cloud } from '../cloud/cloud.ts'
import type { Desired } from '../plan/model.ts'
import type { ResourceContext } from './kind.ts'

/**
 * Makes a create that takes a ClientToken safe to ask twice. The token is the same for every try of one run, so that
 * a lost answer can be asked again, and another for the next run, since the cloud would answer the token of a deleted
 * object with that object.
 */
export function clientToken({ cloud, owner }: ResourceContext, desired: Desired): string {
  const text = [owner.project, owner.environment, desired.key, runOf(cloud)].join('\n')
  return createHash('sha256').update(text).digest('hex')
}

const runs = new WeakMap<Cloud, string>()

/** A run is what one opening of the cloud is used for. */
function runOf(cloud: Cloud): string {
  const known = runs.get(cloud)
  if (known !== undefined) return known
  const run = randomUUID()
  runs.set(cloud, run)
  return run
}
