import { cosCall } from '../../cloud/cos.ts'
import type { ResourceContext } from '../kind.ts'
import { orNothing, place } from './place.ts'

/**
 * Intelligent tiering: COS moves objects by how they are used. The SDK has no method for it, so the requests are
 * written here. Once on, it can be neither changed nor switched off.
 * https://cloud.tencent.com/document/product/436/51626
 *
 * @returns the days without use after which an object moves; null where it is off
 */
export async function readTiering(context: ResourceContext, bucket: string): Promise<number | null> {
  const answer = await orNothing(() =>
    cosCall('GetBucketIntelligentTiering', () =>
      context.cos.request({ ...place(context, bucket), Method: 'GET', Action: 'intelligenttiering' }),
    ),
  )
  const { IntelligentTieringConfiguration: configuration } = (answer ?? {}) as {
    IntelligentTieringConfiguration?: { Status?: string; Transition?: { Days?: number | string } }
  }
  if (configuration?.Status !== 'Enabled') return null
  return Number(configuration.Transition?.Days)
}

export async function writeTiering(context: ResourceContext, bucket: string, days: number): Promise<void> {
  const transition = `<Transition><Days>${days}</Days><RequestFrequent>1</RequestFrequent></Transition>`
  await cosCall('PutBucketIntelligentTiering', () =>
    context.cos.request({
      ...place(context, bucket),
      Method: 'PUT',
      Action: 'intelligenttiering',
      Headers: { 'Content-Type': 'application/xml' },
      Body: `<IntelligentTieringConfiguration><Status>Enabled</Status>${transition}</IntelligentTieringConfiguration>`,
    }),
  )
}
