import type { Instance } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Cloud } from '../cloud/cloud.ts'
import { allPages, pageSize } from '../cloud/pages.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { userData } from '../hosts/preparation/cloud-config.ts'
import type { PreparationSettings } from '../hosts/preparation/settings.ts'
import type { Fields, Observed } from '../plan/model.ts'
import { byHand } from './by-hand.ts'
import { clientToken } from './client-token.ts'
import { chooseType } from './instance-type.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'
import { identify, type Owner, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface CvmFields extends Fields {
  readonly zone: string
  readonly cpu: number
  /** GB */
  readonly memory: number
  /** GB; grows in place, never shrinks. */
  readonly systemDisk: number
  readonly vpc: Id
  readonly subnet: Id
  readonly securityGroups: readonly Id[]
  /** The role whose permissions its programs have. */
  readonly role: Id
  /** Whose private key opens it over SSH. */
  readonly keyPair: Id | null
  /** What it is made ready with at its first boot; later changes are brought about by `tengyun host prepare`. */
  readonly preparation?: PreparationSettings
  /** The cloud refuses to terminate it. */
  readonly protection: boolean
}

export const cvm: Kind<CvmFields> = {
  kind: 'cvm',
  rules: {
    ...noRules,
    immutable: ['zone', 'vpc', 'subnet'],
    initial: ['preparation'],
    unordered: ['securityGroups'],
  },
  patience: 20,

  async list({ cloud, owner }) {
    return (await describe(cloud, ownershipFilters(owner))).flatMap((instance) => observe(owner, instance))
  },

  // Tags of a new instance take a while to show; its name is there at once.
  async find({ cloud, owner }, desired) {
    const named = await describe(cloud, [{ Name: 'instance-name', Values: [desired.name] }])
    return named
      .flatMap((instance) => observe(owner, instance))
      .find((instance) => instance.key === desired.key)
  },

  async create(context, desired) {
    const { cloud } = context
    const { fields } = desired
    const [instanceType, imageId] = await Promise.all([chooseType(cloud, fields), chooseImage(cloud)])
    await cloud.call('cvm', 'RunInstances', {
      Placement: { Zone: fields.zone },
      InstanceType: instanceType,
      ImageId: imageId,
      InstanceChargeType: 'POSTPAID_BY_HOUR',
      SystemDisk: { DiskType: 'CLOUD_BSSD', DiskSize: fields.systemDisk },
      VirtualPrivateCloud: { VpcId: idIn(fields.vpc), SubnetId: idIn(fields.subnet) },
      InstanceCount: 1,
      InstanceName: desired.name,
      SecurityGroupIds: fields.securityGroups.map(idIn),
      EnhancedService: {
        SecurityService: { Enabled: true },
        MonitorService: { Enabled: true },
        AutomationService: { Enabled: true },
      },
      CamRoleName: idIn(fields.role),
      ...(fields.preparation === undefined ? {} : { UserData: userData(fields.preparation) }),
      ...(fields.keyPair === null ? {} : { LoginSettings: { KeyIds: [idIn(fields.keyPair)] } }),
      TagSpecification: [{ ResourceType: 'instance', Tags: tagsForNew(context, desired) }],
      ClientToken: clientToken(context, desired),
    })
  },

  updates: [
    {
      fields: ['cpu', 'memory'],
      async apply({ cloud }, observed, desired) {
        const instanceType = await chooseType(cloud, desired.fields)
        const request = { InstanceIds: [observed.id], InstanceType: instanceType, ForceStop: true }
        await cloud.call('cvm', 'ResetInstancesType', request)
      },
    },
    {
      fields: ['systemDisk'],
      async apply({ cloud }, observed, desired) {
        const SystemDisk = { DiskSize: desired.fields.systemDisk }
        await cloud.call('cvm', 'ResizeInstanceDisks', {
          InstanceId: observed.id,
          SystemDisk,
          ResizeOnline: true,
        })
      },
    },
    {
      fields: ['keyPair'],
      async apply({ cloud }, observed, desired) {
        const [have, want] = [observed.fields.keyPair, desired.fields.keyPair]
        // Keys are written into a stopped machine; the cloud stops and starts it.
        const request = { InstanceIds: [observed.id], ForceStop: true }
        if (want !== null) {
          await cloud.call('cvm', 'AssociateInstancesKeyPairs', { ...request, KeyIds: [idIn(want)] })
        } else if (have !== null) {
          await cloud.call('cvm', 'DisassociateInstancesKeyPairs', { ...request, KeyIds: [idIn(have)] })
        }
      },
    },
    {
      fields: ['securityGroups'],
      async apply({ cloud }, observed, desired) {
        const SecurityGroups = desired.fields.securityGroups.map(idIn)
        await cloud.call('cvm', 'ModifyInstancesAttribute', { InstanceIds: [observed.id], SecurityGroups })
      },
    },
    {
      fields: ['role'],
      async apply({ cloud }, observed, desired) {
        const CamRoleName = idIn(desired.fields.role)
        await cloud.call('cvm', 'ModifyInstancesAttribute', { InstanceIds: [observed.id], CamRoleName })
      },
    },
    {
      fields: ['protection'],
      async apply({ cloud }, observed, desired) {
        await protect(cloud, observed.id, desired.fields.protection)
      },
    },
  ],

  async wake({ cloud }, observed) {
    const [instance] = await describe(cloud, [{ Name: 'instance-id', Values: [observed.id] }])
    if (instance?.InstanceState !== 'STOPPED' || instance.LatestOperationState === 'OPERATING') return
    await cloud.call('cvm', 'StartInstances', { InstanceIds: [observed.id] })
  },

  async remove({ cloud }, observed) {
    if (observed.state === 'TERMINATING') return
    if (observed.fields.protection) await protect(cloud, observed.id, false)
    await cloud.call('cvm', 'TerminateInstances', { InstanceIds: [observed.id] })
  },

  tag: (context, observed) => tagObject(context, 'cvm:instance', observed),
}

async function describe(cloud: Cloud, Filters: { Name: string; Values: string[] }[]): Promise<Instance[]> {
  return allPages(async (Offset) => {
    const answer = await cloud.call('cvm', 'DescribeInstances', { Filters, Offset, Limit: pageSize })
    return { items: answer.InstanceSet ?? [], total: answer.TotalCount ?? 0 }
  })
}

function observe(owner: Owner, instance: Instance): Observed<CvmFields>[] {
  const name = instance.InstanceName ?? ''
  const identity = identify(owner, 'cvm', name, tagsFrom(instance.Tags))
  if (!identity) return []
  const state = instance.InstanceState ?? ''
  const failed = state === 'LAUNCH_FAILED'
  return [
    {
      kind: 'cvm',
      ...identity,
      id: instance.InstanceId ?? '',
      name,
      state,
      settled: state === 'RUNNING' && instance.LatestOperationState !== 'OPERATING' && identity.tagged,
      ...(failed ? { failure: instance.LatestOperationErrorMsg ?? state } : {}),
      fields: {
        zone: instance.Placement?.Zone ?? '',
        cpu: instance.CPU ?? 0,
        memory: instance.Memory ?? 0,
        systemDisk: instance.SystemDisk?.DiskSize ?? 0,
        vpc: instance.VirtualPrivateCloud?.VpcId ?? '',
        subnet: instance.VirtualPrivateCloud?.SubnetId ?? '',
        securityGroups: instance.SecurityGroupIds ?? [],
        role: instance.CamRoleName ?? '',
        keyPair: instance.LoginSettings?.KeyIds?.[0] ?? null,
        protection: instance.DisableApiTermination ?? false,
        ...byHand({ prepaid: instance.InstanceChargeType === 'PREPAID' }),
      },
    },
  ]
}

async function protect(cloud: Cloud, id: string, on: boolean): Promise<void> {
  await cloud.call('cvm', 'ModifyInstancesAttribute', { InstanceIds: [id], DisableApiTermination: on })
}

export async function chooseImage(cloud: Cloud): Promise<string> {
  const answer = await cloud.call('cvm', 'DescribeImages', {
    Filters: [
      { Name: 'image-type', Values: ['PUBLIC_IMAGE'] },
      { Name: 'platform', Values: ['Ubuntu'] },
    ],
    Limit: 100,
  })
  const image = (answer.ImageSet ?? []).find(
    ({ OsName, Architecture, ImageState }) =>
      OsName?.includes('22.04') && Architecture === 'x86_64' && ImageState === 'NORMAL',
  )
  if (image?.ImageId !== undefined) return image.ImageId
  throw new TengyunError('cloud/no-stock', { where: 'cvm:DescribeImages', why: 'Ubuntu 22.04 x86_64' })
}
