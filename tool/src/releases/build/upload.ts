import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { cosCall } from '../../cloud/cos.ts'
import { CloudCallError } from '../../cloud/errors.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import { manifestKey } from '../release.ts'
import type { BuiltRelease } from './build.ts'
import type { PackedFile } from './packer.ts'

/** Puts of a release what is missing into the releases bucket. Its description is written last. */
export async function uploadRelease(
  context: ResourceContext,
  bucket: string,
  { release, files }: BuiltRelease,
): Promise<void> {
  if (await exists(context, bucket, manifestKey(release))) return
  for (const file of files) await uploadFile(context, bucket, file)
  const Body = JSON.stringify(release, undefined, 2)
  const Region = context.cloud.connection.region
  await cosCall('PutObject', () =>
    context.cos.putObject({ Bucket: bucket, Region, Key: manifestKey(release), Body }),
  )
}

/** COS shows an object only when all of it has arrived, so one that is there is whole. */
export async function uploadFile(
  context: ResourceContext,
  Bucket: string,
  { key, file }: PackedFile,
): Promise<void> {
  if (await exists(context, Bucket, key)) return
  const { cos, cloud } = context
  const ContentLength = (await stat(file)).size
  await cosCall('PutObject', () =>
    cos.putObject({
      Bucket,
      Region: cloud.connection.region,
      Key: key,
      Body: createReadStream(file),
      ContentLength,
    }),
  )
}

async function exists(context: ResourceContext, Bucket: string, Key: string): Promise<boolean> {
  const { cos, cloud } = context
  try {
    await cosCall('HeadObject', () => cos.headObject({ Bucket, Region: cloud.connection.region, Key }))
    return true
  } catch (error) {
    if (error instanceof CloudCallError && error.httpStatus === 404) return false
    throw error
  }
}
