import type {
  DeleteKeyPairsRequest,
  DeleteKeyPairsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findKeyPairs } from '../find.ts'
import { keyPairs } from '../model.ts'
import { users } from './describe-key-pairs.ts'

export const deleteKeyPairs: Action<DeleteKeyPairsRequest, DeleteKeyPairsResponse> = (
  { KeyIds },
  { world, region },
) => {
  findKeyPairs(world, region, KeyIds)
  for (const id of KeyIds) {
    const [user] = users(world, id)
    if (user !== undefined) {
      throw new CloudError(
        'InvalidParameterValue.KeyPairNotSupported',
        `The key pair ${id} is bound to ${user}.`,
      )
    }
  }
  for (const id of KeyIds) {
    keyPairs(world).delete(id)
    forgetTags(world, resourceName(world, 'keyPair', region, id))
  }
  return {}
}
