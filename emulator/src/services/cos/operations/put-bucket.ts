import { quotaOf } from '../../../engine/quotas.ts'
import { bucketName as bucketTagName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { aclOfHeaders, privateAcl } from '../access/acl.ts'
import { ownerId } from '../access/resource-names.ts'
import type { Answer, NameCall } from '../call.ts'
import { notImplemented, refuse } from '../errors.ts'
import { readText } from '../http/body.ts'
import { limits } from '../limits.ts'
import { tagsOfHeader } from '../objects/tags.ts'
import { readXml } from '../xml/read.ts'
import { group, oneOf, optional } from '../xml/shape.ts'

const createBucketConfiguration = group({
  BucketAZConfig: optional(oneOf('OAZ', 'MAZ')),
  BucketArchConfig: optional(oneOf('OFS')),
})

/** PUT Bucket: https://cloud.tencent.com/document/product/436/7738 */
export async function putBucket(call: NameCall): Promise<Answer> {
  const { world, storage, bucketName, region, headers } = call
  const availability = await readAvailability(call)
  const owner = ownerId(world)
  const acl = aclOfHeaders(headers, owner)
  const tags = tagsOfHeader(headers['x-cos-tagging'])
  checkName(bucketName, world.account.appId)

  const existing = storage.buckets.find(bucketName)
  if (existing) throw refuse(existing.region === region ? 'BucketAlreadyOwnedByYou' : 'BucketAlreadyExists')
  const quota = quotaOf(world, 'cos.bucketsPerAccount', limits.bucketsPerAccount)
  if (storage.buckets.count >= quota) throw refuse('TooManyBuckets')

  storage.buckets.save({
    name: bucketName,
    region,
    createdAt: world.clock.now(),
    availability,
    acl: acl === undefined || acl === 'default' ? privateAcl(owner) : acl,
    configurations: {},
  })
  setTags(world, bucketTagName(world, region, bucketName), tags)
  return {}
}

async function readAvailability(call: NameCall): Promise<'OAZ' | 'MAZ'> {
  const text = await readText(call)
  if (text === '') return 'OAZ'
  const wanted = await readXml(text, 'CreateBucketConfiguration', createBucketConfiguration)
  if (wanted.BucketArchConfig !== undefined) throw notImplemented('BucketArchConfig')
  return wanted.BucketAZConfig === 'MAZ' ? 'MAZ' : 'OAZ'
}

/** `<name>-<appid>`: https://cloud.tencent.com/document/product/436/13312 */
function checkName(name: string, appId: string): void {
  const [, label, owner] = /^([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)-(\d+)$/.exec(name) ?? []
  if (label === undefined || name.length > limits.bucketNameLength) throw refuse('InvalidBucketName')
  // Another account's bucket; there is none here to tell whether it exists.
  if (owner !== appId) throw refuse('AccessDenied')
}
