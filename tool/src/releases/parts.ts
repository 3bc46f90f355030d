import { observe } from '../apply/observe.ts'
import type { Key, Observed } from '../plan/model.ts'
import { bucketName } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import { kindOf } from '../resources/index.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { cloudName } from '../resources/ownership.ts'

/** What releases must know of a resource. */
export type Part = Pick<Observed, 'kind' | 'key' | 'id' | 'fields'>

/** Where releases run, what they are told of, and what leads people to them. */
const concerned = ['cvm', 'postgres', 'redis', 'clb-rule'].map(kindOf)

/**
 * The part of an environment that releases deal with. Somebody who rolls back waits for this, so nothing else is
 * looked at; buckets are known by name.
 */
export async function observeParts(context: ResourceContext): Promise<Part[]> {
  const bucket = (key: Key): Part => {
    return { kind: 'cos-bucket', key, id: bucketName(context, cloudName(context.owner, key)), fields: {} }
  }
  return [bucket(keys.releases), bucket(keys.files), ...(await observe(context, concerned))]
}
