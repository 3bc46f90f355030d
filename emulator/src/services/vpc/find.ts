import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { applyFilters, type Filter, type FilterRules } from '../filters.ts'
import { notFound } from './errors.ts'
import { limits } from './limits.ts'
import { type SecurityGroup, type Subnet, securityGroups, subnets, type Vpc, vpcs } from './model.ts'

/** @throws CloudError `ResourceNotFound`; what lies in another region does not exist here either */
export function findVpc(world: World, region: string, id: string): Vpc {
  return findIn(vpcs(world), region, id)
}

export function findSubnet(world: World, region: string, id: string): Subnet {
  return findIn(subnets(world), region, id)
}

export function findSecurityGroup(world: World, region: string, id: string): SecurityGroup {
  return findIn(securityGroups(world), region, id)
}

/** What a Describe asks for: by ids or by filters, never by both. */
export function select<T extends { readonly region: string }>(
  collection: Collection<T>,
  region: string,
  ids: readonly string[] | undefined,
  filters: readonly Filter[] | undefined,
  rules: FilterRules<T>,
): T[] {
  if (ids?.length && filters?.length) {
    throw new CloudError('InvalidParameter.Coexist', 'Ids and Filters cannot be given together.')
  }
  if (ids && ids.length > limits.idsPerCall) {
    throw new CloudError(
      'InvalidParameterValue.LimitExceeded',
      `At most ${limits.idsPerCall} ids can be given.`,
    )
  }
  if (ids?.length) return ids.map((id) => findIn(collection, region, id))
  const inRegion = [...collection.values()].filter((record) => record.region === region)
  return applyFilters(inRegion, filters, { unknownCode: 'InvalidParameter.FilterInvalidKey', ...rules })
}

function findIn<T extends { readonly region: string }>(
  collection: Collection<T>,
  region: string,
  id: string,
): T {
  const record = collection.get(id)
  if (record?.region !== region) throw notFound(id)
  return record
}
