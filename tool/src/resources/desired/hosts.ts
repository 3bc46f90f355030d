import { backupsFolder } from '../../backups/host/keys.ts'
import { newestProofKey } from '../../backups/newest-proof.ts'
import { lookingActions, writingActions } from '../../backups/rights.ts'
import { type PlacedHost, placedHosts } from '../../config/placement.ts'
import type { CloudCompute } from '../../config/schema.ts'
import { preparationSettings } from '../../hosts/preparation/settings.ts'
import { serves } from '../../hosts/role.ts'
import type { Desired } from '../../plan/model.ts'
import type { CamRoleFields } from '../cam-role.ts'
import { bucketName } from '../cos-bucket.ts'
import type { CvmFields } from '../cvm.ts'
import type { DiskFields } from '../disk.ts'
import type { EipFields } from '../eip.ts'
import { type KeyPairFields, withoutComment } from '../key-pair.ts'
import { cloudName } from '../ownership.ts'
import { parseSize } from '../sizes.ts'
import type { SnapshotPolicyFields } from '../snapshot-policy.ts'
import { inOrder } from '../weekdays.ts'
import { belonging, hostKeys, keyOf, keyPairKey, keys, subnetKey } from './keys.ts'
import { ref, type Scope } from './scope.ts'

/** The hosts, each with a disk that outlives it and an address of its own; nothing for hosts that exist already. */
export function hostResources(scope: Scope): Desired[] {
  const { environment } = scope
  const { compute } = environment
  if (compute.ssh !== undefined) return []
  return [
    hostRole(scope),
    ...keyPair(scope, compute),
    ...placedHosts(environment).flatMap((host) => hostWithBelongings(scope, compute, host)),
    ...snapshotPolicy(scope, compute, hostKeys(environment)),
  ]
}

function hostWithBelongings(
  { environment, resource, protection }: Scope,
  compute: CloudCompute,
  placed: PlacedHost,
): Desired[] {
  const { zone, role } = placed
  const key = keyOf(placed)
  const host = ref(key)
  return [
    resource<CvmFields>(key, {
      zone,
      vpc: ref(keys.vpc),
      subnet: ref(subnetKey(zone, environment)),
      ...parseSize(compute.size),
      systemDisk: compute.systemDisk,
      securityGroups: [ref(serves(placed) ? keys.appGroup : keys.workerGroup)],
      role: ref(keys.hostRole),
      keyPair:
        compute.keyPair === undefined ? null : ref(keyPairKey(withoutComment(compute.keyPair.publicKey))),
      preparation: preparationSettings(environment, role),
      protection,
    }),
    resource<DiskFields>(belonging('disk', key), { zone, size: compute.dataDisk, host }),
    resource<EipFields>(belonging('eip', key), { bandwidth: compute.bandwidth, host }),
  ]
}

/**
 * What the programs on a host may do in the cloud: with the app's files what the app does; and write backups, which
 * they can neither read, nor delete, nor list: of one that they can name, they see whether it is there.
 */
function hostRole({ environment, owner, account, region, resource }: Scope): Desired {
  const below = (key: Desired['key'], prefix = '') => {
    const bucket = bucketName({ account }, cloudName(owner, key))
    return [`qcs::cos:${region}:uid/${account.appId}:${bucket}/${prefix}*`]
  }
  return resource<CamRoleFields>(keys.hostRole, {
    trust: { service: 'cvm.qcloud.com' },
    statements: [
      { action: filesActions, resource: below(keys.files) },
      ...(environment.backups
        ? [
            { action: [...writingActions, ...lookingActions], resource: below(keys.backups, backupsFolder) },
            { action: ['cos:GetObject'], resource: below(keys.backups, newestProofKey) },
          ]
        : []),
    ],
  })
}

const filesActions = [
  'cos:HeadBucket',
  'cos:GetBucket',
  'cos:GetObject',
  'cos:HeadObject',
  'cos:PutObject',
  'cos:DeleteObject',
  'cos:InitiateMultipartUpload',
  'cos:UploadPart',
  'cos:ListParts',
  'cos:CompleteMultipartUpload',
  'cos:AbortMultipartUpload',
  'cos:ListMultipartUploads',
  'cos:PostObjectRestore',
]

function keyPair({ resource }: Scope, { keyPair: pair }: CloudCompute): Desired[] {
  if (pair === undefined) return []
  const publicKey = withoutComment(pair.publicKey)
  return [resource<KeyPairFields>(keyPairKey(publicKey), { publicKey })]
}

function snapshotPolicy(
  { resource }: Scope,
  { snapshots }: CloudCompute,
  hosts: readonly Desired['key'][],
): Desired[] {
  if (snapshots === undefined) return []
  return [
    resource<SnapshotPolicyFields>('snapshot-policy/data', {
      ...snapshots,
      days: inOrder(snapshots.days),
      disks: hosts.map((host) => ref(belonging('disk', host))),
    }),
  ]
}
