import { createReadStream } from 'node:fs'
import { cosCall } from '../cloud/cos.ts'
import { CloudCallError } from '../cloud/errors.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { BuiltRelease } from './build.ts'
import { archiveKey, manifestKey, type Release } from './release.ts'

/** Seconds for which a host may use the link to a release. */
const linkLifetime = 900

/** Puts a release into the releases bucket unless it is there. The description is written last. */
export async function uploadRelease(
  context: ResourceContext,
  bucket: string,
  built: BuiltRelease,
): Promise<void> {
  const { cos } = context
  const { release, archive } = built
  const at = { Bucket: bucket, Region: context.cloud.connection.region }
  if (await exists(context, bucket, manifestKey(release))) return
  await cosCall('PutObject', () =>
    cos.putObject({
      ...at,
      Key: archiveKey(release),
      Body: createReadStream(archive),
      ContentLength: release.size,
    }),
  )
  const manifest = JSON.stringify(release, undefined, 2)
  await cosCall('PutObject', () => cos.putObject({ ...at, Key: manifestKey(release), Body: manifest }))
}

/** A link to the release's archive that bears its own short permission. */
export function releaseLink(context: ResourceContext, bucket: string, release: Release): string {
  const { region, cosEndpoint } = context.cloud.connection
  return context.cos.getObjectUrl(
    {
      Bucket: bucket,
      Region: region,
      Key: archiveKey(release),
      Sign: true,
      Expires: linkLifetime,
      Protocol: cosEndpoint === undefined ? 'https:' : 'http:',
    },
    () => {},
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
