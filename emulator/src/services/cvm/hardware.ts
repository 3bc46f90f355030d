import type {
  DataDisk,
  Placement,
  RunInstancesRequest,
  SystemDisk,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { findZone } from '../../engine/regions.ts'
import { CloudError } from '../../errors.ts'
import { checkDiskSize, checkDiskType } from '../cbs/sizes.ts'
import { supportOnly } from '../supported-fields.ts'
import { findImage, findInstanceType, type InstanceType, isSold } from './catalogue.ts'
import { limits } from './limits.ts'

/** The part of an order that is billed, the same for RunInstances and for asking its price. */
export interface Hardware {
  readonly count: number
  readonly zone: string
  readonly projectId: number
  readonly type: InstanceType
  readonly imageId: string
  readonly systemDisk: BoughtDisk
  readonly dataDisks: readonly DataDisk[]
  readonly internetChargeType: string
  /** Mbps */
  readonly internetBandwidth: number
}

export interface BoughtDisk {
  readonly type: string
  /** GB */
  readonly size: number
  readonly name: string
}

type HardwareRequest = Pick<
  RunInstancesRequest,
  | 'InstanceChargeType'
  | 'Placement'
  | 'InstanceType'
  | 'ImageId'
  | 'SystemDisk'
  | 'DataDisks'
  | 'InternetAccessible'
  | 'InstanceCount'
>

/** @throws CloudError with the code that the cloud has for the first thing that is wrong */
export function readHardware(region: string, request: HardwareRequest): Hardware {
  checkSupported(request)
  const { InternetAccessible: internet = {} } = request
  const zone = readZone(region, request.Placement)
  return {
    zone,
    projectId: request.Placement?.ProjectId ?? 0,
    type: readType(request.InstanceType, zone),
    imageId: readImage(request.ImageId),
    count: readCount(request.InstanceCount),
    systemDisk: readSystemDisk(request.SystemDisk),
    dataDisks: readDataDisks(request.DataDisks),
    internetChargeType: internet.InternetChargeType ?? 'TRAFFIC_POSTPAID_BY_HOUR',
    internetBandwidth: internet.InternetMaxBandwidthOut ?? 0,
  }
}

/** What is sold under that name in that zone. */
export function readType(name: string | undefined, zone: string): InstanceType {
  const type = findInstanceType(name ?? 'S5.SMALL1')
  if (!type) throw new CloudError('InvalidInstanceType.Malformed', `There is no instance type \`${name}\`.`)
  if (isSold(type, zone)) return type
  throw new CloudError('ResourcesSoldOut.SpecifiedInstanceType', `${type.name} is sold out in ${zone}.`)
}

function checkSupported(request: HardwareRequest): void {
  supportOnly(request.Placement, ['Zone', 'ProjectId'], 'Placement.')
  supportOnly(
    request.InternetAccessible,
    ['InternetChargeType', 'InternetMaxBandwidthOut', 'PublicIpAssigned'],
    'InternetAccessible.',
  )
  if ((request.InstanceChargeType ?? 'POSTPAID_BY_HOUR') === 'POSTPAID_BY_HOUR') return
  throw new CloudError('Emulator.ParameterNotSupported', 'This emulator bills by the hour: POSTPAID_BY_HOUR.')
}

function readZone(region: string, placement: Placement | undefined): string {
  if (!placement) throw missing('Placement')
  if (findZone(region, placement.Zone)) return placement.Zone
  throw new CloudError('InvalidZone.MismatchRegion', `The zone ${placement.Zone} is not in region ${region}.`)
}

function readImage(imageId: string | undefined): string {
  if (imageId === undefined) throw missing('ImageId')
  if (!/^img-[a-z0-9]{8}$/.test(imageId)) {
    throw new CloudError('InvalidImageId.Malformed', `The image id \`${imageId}\` is malformed.`)
  }
  if (findImage(imageId)) return imageId
  throw new CloudError('InvalidImageId.NotFound', `The image \`${imageId}\` does not exist.`)
}

function readCount(count = 1): number {
  if (Number.isInteger(count) && count >= 1 && count <= limits.instancesPerCall) return count
  throw new CloudError(
    'InvalidParameterValue.Range',
    `InstanceCount must be 1 to ${limits.instancesPerCall}.`,
  )
}

function readSystemDisk(disk: SystemDisk = {}): BoughtDisk {
  supportOnly(disk, ['DiskType', 'DiskSize', 'DiskName'], 'SystemDisk.')
  const { DiskType: type = 'CLOUD_BSSD', DiskSize: size = 50, DiskName: name = '' } = disk
  checkDiskType(type)
  checkSystemDiskSize(size)
  return { type, size, name }
}

/** `size` in GB */
export function checkSystemDiskSize(size: number): void {
  const { smallest, largest } = limits.systemDisk
  if (size >= smallest && size <= largest) return
  throw new CloudError(
    'InvalidParameterValue.Range',
    `A system disk has ${smallest} to ${largest} GB, not ${size}.`,
  )
}

function readDataDisks(disks: readonly DataDisk[] = []): readonly DataDisk[] {
  for (const disk of disks) {
    supportOnly(disk, ['DiskSize', 'DiskType', 'DiskName', 'DeleteWithInstance'], 'DataDisks.')
    checkDiskType(disk.DiskType ?? 'CLOUD_BSSD')
    checkDiskSize(disk.DiskSize)
  }
  return disks
}

function missing(field: string): CloudError {
  return new CloudError('MissingParameter', `The request is missing a required parameter \`${field}\`.`)
}
