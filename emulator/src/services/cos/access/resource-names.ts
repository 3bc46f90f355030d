import type { World } from '../../../engine/world.ts'
import type { Bucket } from '../model.ts'

/** The name under which policies know an object, or with an empty key its bucket. */
export function objectResource(world: World, bucket: Pick<Bucket, 'name' | 'region'>, key: string): string {
  return `qcs::cos:${bucket.region}:uid/${world.account.appId}:${bucket.name}/${key}`
}

/** The account's owner as ACLs and uploads name it. */
export function ownerId(world: World): string {
  return `qcs::cam::uin/${world.account.uin}:uin/${world.account.uin}`
}
