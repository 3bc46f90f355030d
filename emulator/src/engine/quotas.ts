import type { World } from './world.ts'

/**
 * What an account may have only so many of, and an emulator can be told to allow fewer or more of. How many it is
 * otherwise stands, with its source, in the product's `limits.ts`.
 */
export const quotaNames = [
  'cam.roles',
  'cbs.policiesPerRegion',
  'cbs.snapshotsPerRegion',
  'clb.loadBalancersPerRegion',
  'cos.bucketsPerAccount',
  'cvm.instancesPerZone',
  'cvm.keyPairsPerRegion',
  'vpc.addressesPerRegion',
  'vpc.natGatewaysPerVpc',
  'vpc.routeTablesPerVpc',
  'vpc.rulesPerSecurityGroup',
  'vpc.securityGroupsPerRegion',
  'vpc.subnetsPerVpc',
  'vpc.vpcsPerRegion',
] as const

export type QuotaName = (typeof quotaNames)[number]

export type Quotas = Readonly<Partial<Record<QuotaName, number>>>

/** @param usual as the cloud documents it */
export function quotaOf({ quotas }: Pick<World, 'quotas'>, name: QuotaName, usual: number): number {
  return quotas[name] ?? usual
}

export function isQuotaName(name: string): name is QuotaName {
  return quotaNames.some((known) => known === name)
}
