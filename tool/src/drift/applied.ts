import { cosCall } from '../cloud/cos.ts'
import { CloudCallError } from '../cloud/errors.ts'
import type { Desired } from '../plan/model.ts'
import { bucketName } from '../resources/cos-bucket.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { cloudName } from '../resources/ownership.ts'

/**
 * What the config said when it was last applied. Kept beside the releases, so that drift (the cloud changed though
 * nobody changed the config) can be told from a config that was edited since. Only drift reads it: plans do not.
 */
export interface Applied {
  /** ISO 8601 */
  readonly at: string
  readonly desired: readonly Desired[]
}

const Key = 'applied.json'

export async function writeApplied(context: ResourceContext, applied: Applied): Promise<void> {
  const Body = JSON.stringify(applied)
  await cosCall('PutObject', () => context.cos.putObject({ ...place(context), Key, Body }))
}

/** @returns undefined where nothing was ever applied */
export async function readApplied(context: ResourceContext): Promise<Applied | undefined> {
  try {
    const { Body } = await cosCall('GetObject', () => context.cos.getObject({ ...place(context), Key }))
    return JSON.parse(Body.toString())
  } catch (error) {
    if (error instanceof CloudCallError && error.httpStatus === 404) return undefined
    throw error
  }
}

function place(context: ResourceContext) {
  const Bucket = bucketName(context, cloudName(context.owner, keys.releases))
  return { Bucket, Region: context.cloud.connection.region }
}
