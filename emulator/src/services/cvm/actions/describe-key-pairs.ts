import type {
  DescribeKeyPairsRequest,
  DescribeKeyPairsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { World } from '../../../engine/world.ts'
import { exactly, type FilterRules } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { asKeyValue } from '../../tag/pairs.ts'
import { tagsOf } from '../../tag/registry.ts'
import { isoTime } from '../../timestamps.ts'
import { instances, type KeyPair, keyPairs } from '../model.ts'
import { select } from '../select.ts'

/** https://cloud.tencent.com/document/api/213/15699 */
export const describeKeyPairs: Action<DescribeKeyPairsRequest, DescribeKeyPairsResponse> = (
  request,
  { world, region },
) => {
  const found = select(keyPairs(world), region, request.KeyIds, request.Filters, rules(world))
  const page = pageOf(found, request, { limit: 20, maximum: 100, code: 'InvalidParameterValueLimit' })
  return {
    TotalCount: found.length,
    KeyPairSet: page.map((pair) => ({
      KeyId: pair.keyId,
      KeyName: pair.name,
      ProjectId: pair.projectId,
      Description: '',
      PublicKey: pair.publicKey,
      AssociatedInstanceIds: users(world, pair.keyId),
      CreatedTime: isoTime(pair.createdAt),
      Tags: asKeyValue(tags(world, pair)),
    })),
  }
}

/** The instances that were given the key. */
export function users(world: World, keyId: string): string[] {
  return [...instances(world).values()]
    .filter(({ keyIds }) => keyIds.includes(keyId))
    .map(({ instanceId }) => instanceId)
}

function tags(world: World, { region, keyId }: KeyPair) {
  return tagsOf(world, resourceName(world, 'keyPair', region, keyId))
}

function rules(world: World): FilterRules<KeyPair> {
  return {
    tags: (pair) => tags(world, pair),
    matchers: {
      'key-name': exactly((pair) => pair.name),
      'project-id': exactly((pair) => String(pair.projectId)),
    },
  }
}
