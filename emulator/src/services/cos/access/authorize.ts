import type { World } from '../../../engine/world.ts'
import { isAllowed } from '../../cam/authorize.ts'
import { refuse } from '../errors.ts'
import type { Acl, Bucket, Permission } from '../model.ts'
import { letsAnyone } from './acl.ts'
import { policyVerdict } from './bucket-policy.ts'
import type { Requester } from './identify.ts'
import { objectResource } from './resource-names.ts'

/** What an ACL's permission covers, for requests without a signature; the rest they may never do. */
const coveredByAcl: Readonly<Record<string, Permission>> = {
  'cos:GetBucket': 'READ',
  'cos:HeadBucket': 'READ',
  'cos:GetBucketObjectVersions': 'READ',
  'cos:ListMultipartUploads': 'READ',
  'cos:GetBucketACL': 'READ_ACP',
  'cos:PutBucketACL': 'WRITE_ACP',
  'cos:GetObject': 'READ',
  'cos:HeadObject': 'READ',
  'cos:GetObjectACL': 'READ_ACP',
  'cos:PutObjectACL': 'WRITE_ACP',
  'cos:PutObject': 'WRITE',
  'cos:AppendObject': 'WRITE',
  'cos:DeleteObject': 'WRITE',
  'cos:InitiateMultipartUpload': 'WRITE',
  'cos:UploadPart': 'WRITE',
  'cos:CompleteMultipartUpload': 'WRITE',
  'cos:AbortMultipartUpload': 'WRITE',
  'cos:ListParts': 'WRITE',
}

/** A request for an action on an object, or with an empty key on the bucket. */
export interface Wish {
  readonly requester: Requester
  readonly action: string
  readonly bucket: Pick<Bucket, 'name' | 'region'> & Partial<Bucket>
  readonly key: string
  /** The object's own, where it has one. */
  readonly objectAcl?: Acl | undefined
}

/**
 * Refuses with `AccessDenied` unless the requester may: the owner always, a role by its policies, anybody by
 * what the ACL or the bucket policy opens. A deny in the bucket policy closes it again for all but the owner.
 */
export function authorize(world: World, wish: Wish): void {
  if (!mayDo(world, wish)) throw refuse('AccessDenied')
}

export function mayDo(world: World, { requester, action, bucket, key, objectAcl }: Wish): boolean {
  if (requester.type === 'root') return true
  const resource = objectResource(world, bucket, key)
  const verdict = bucket.policy ? policyVerdict(bucket.policy, requester, action, resource) : 'silent'
  if (verdict !== 'silent') return verdict === 'allow'
  if (aclAllows(action, objectAcl ?? bucket.acl ?? [])) return true
  return requester.type !== 'anonymous' && isAllowed(world, requester, action, resource)
}

function aclAllows(action: string, acl: Acl): boolean {
  const permission = coveredByAcl[action]
  return permission !== undefined && letsAnyone(acl, permission)
}
