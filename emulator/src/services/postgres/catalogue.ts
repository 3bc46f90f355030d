import type { ClassInfo } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { majorOf, postgresVersion } from '../../data-planes/postgres-binaries.ts'
import { CloudError } from '../../errors.ts'

/** A class of instances that is sold; a choice of the cloud's. */
export interface Spec {
  readonly specCode: string
  readonly cpu: number
  /** GB */
  readonly memory: number
}

/** GB, for all classes. */
export const storageRange = { lowest: 10, highest: 6000 } as const

export const storageTypes: readonly string[] = [
  'PHYSICAL_LOCAL_SSD',
  'CLOUD_PREMIUM',
  'CLOUD_SSD',
  'CLOUD_HSSD',
]

export const specs: readonly Spec[] = [
  { specCode: 'pg.it.small2', cpu: 1, memory: 2 },
  { specCode: 'pg.it.medium4', cpu: 2, memory: 4 },
  { specCode: 'pg.it.large8', cpu: 4, memory: 8 },
  { specCode: 'pg.it.large16', cpu: 4, memory: 16 },
  { specCode: 'pg.it.2xlarge16', cpu: 8, memory: 16 },
  { specCode: 'pg.it.2xlarge32', cpu: 8, memory: 32 },
]

/** @throws CloudError `InvalidParameterValue.BadSpec` */
export function findSpec(specCode: string): Spec {
  const spec = specs.find((each) => each.specCode === specCode)
  if (spec) return spec
  throw new CloudError('InvalidParameterValue.BadSpec', `The specification ${specCode} is not sold.`)
}

/** This action alone counts memory in MB. */
export function describeSpec({ specCode, cpu, memory }: Spec): ClassInfo {
  const { lowest, highest } = storageRange
  return { SpecCode: specCode, CPU: cpu, Memory: memory * 1024, MinStorage: lowest, MaxStorage: highest }
}

/** The version that this emulator runs, the only one it can sell. */
export async function soldVersion(): Promise<{ version: string; major: string; kernel: string }> {
  const version = await postgresVersion()
  return { version, major: `${majorOf(version)}`, kernel: kernelOf(version) }
}

export function kernelOf(version: string): string {
  return `v${version}_r1.0`
}
