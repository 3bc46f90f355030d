import type {
  ImportKeyPairRequest,
  ImportKeyPairResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { quotaOf } from '../../../engine/quotas.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { limits } from '../limits.ts'
import { type KeyPair, keyPairs } from '../model.ts'

export const importKeyPair: Action<ImportKeyPairRequest, ImportKeyPairResponse> = (
  request,
  { world, region },
) => {
  const { KeyName: name, ProjectId: projectId, PublicKey, TagSpecification = [] } = request
  const publicKey = PublicKey.trim()
  const siblings = [...keyPairs(world).values()].filter((pair) => pair.region === region)
  const quota = quotaOf(world, 'cvm.keyPairsPerRegion', limits.keyPairsPerRegion)
  if (siblings.length >= quota) {
    throw new CloudError('InvalidKeyPair.LimitExceeded', `The quota is ${quota} key pairs.`)
  }
  checkName(name, siblings)
  checkKey(publicKey, siblings)
  const tags = readTags(TagSpecification.flatMap(({ Tags }) => Tags))

  const keyId = world.ids.next('skey')
  keyPairs(world).set(keyId, { keyId, region, name, projectId, publicKey, createdAt: world.clock.now() })
  setTags(world, resourceName(world, 'keyPair', region, keyId), tags)
  return { KeyId: keyId }
}

function checkName(name: string, siblings: readonly KeyPair[]): void {
  if (name === '') throw new CloudError('InvalidKeyPairNameEmpty', 'KeyName is empty.')
  if (name.length > limits.keyNameLength) {
    throw new CloudError('InvalidKeyPairNameTooLong', `KeyName is longer than ${limits.keyNameLength}.`)
  }
  if (!/^\w+$/.test(name)) {
    throw new CloudError(
      'InvalidKeyPairNameIncludeIllegalChar',
      'KeyName takes letters, digits and underscores.',
    )
  }
  if (siblings.some((pair) => pair.name === name)) {
    throw new CloudError('InvalidKeyPairName.Duplicate', `A key pair is called ${name} already.`)
  }
}

/** The API documents OpenSSH's RSA keys alone. */
function checkKey(publicKey: string, siblings: readonly KeyPair[]): void {
  if (!/^ssh-rsa [A-Za-z0-9+/]+={0,2}( .*)?$/.test(publicKey)) {
    throw new CloudError('InvalidPublicKey.Malformed', 'PublicKey is not an RSA key as OpenSSH writes it.')
  }
  if (siblings.some((pair) => material(pair.publicKey) === material(publicKey))) {
    throw new CloudError('InvalidPublicKey.Duplicate', 'This public key was imported already.')
  }
}

function material(publicKey: string): string | undefined {
  return publicKey.split(' ')[1]
}
