import { createHash } from 'node:crypto'
import type { KeyPair } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Key, Observed } from '../plan/model.ts'
import { type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, type Owner, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface KeyPairFields extends Fields {
  /** `ssh-rsa AAAA…`, without the comment. */
  readonly publicKey: string
}

/** The public half of a key that opens hosts over SSH. */
export const keyPair: Kind<KeyPairFields> = {
  kind: 'key-pair',
  rules: { ...noRules, immutable: ['publicKey'] },
  patience: 5,

  async list(context) {
    return (await describe(context, ownershipFilters(context.owner))).flatMap((pair) =>
      observe(context.owner, pair),
    )
  },

  async find(context, desired) {
    const name = nameOf(context.owner, desired.key)
    const named = await describe(context, [{ Name: 'key-name', Values: [name] }])
    return named
      .filter((pair) => pair.KeyName === name)
      .map((pair) => ({ ...observedFrom(pair), key: desired.key, tagged: false }))[0]
  },

  async create(context, desired) {
    await context.cloud.call('cvm', 'ImportKeyPair', {
      KeyName: nameOf(context.owner, desired.key),
      ProjectId: 0,
      PublicKey: desired.fields.publicKey,
      TagSpecification: [{ ResourceType: 'keypair', Tags: tagsForNew(context, desired) }],
    })
  },

  updates: [],

  async remove({ cloud }, observed) {
    await cloud.call('cvm', 'DeleteKeyPairs', { KeyIds: [observed.id] })
  },

  tag: (context, observed) => tagObject(context, 'cvm:keypair', observed),
}

/** A key as the cloud keeps it: without the comment behind it. */
export function withoutComment(publicKey: string): string {
  return publicKey.trim().split(/\s+/).slice(0, 2).join(' ')
}

/** Names take letters, digits and underscores, 25 at most: too few for ours, so a digest of it. */
function nameOf(owner: Owner, key: Key): string {
  const text = [owner.project, owner.environment, key].join('\n')
  return `tengyun_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
}

async function describe(
  { cloud }: ResourceContext,
  Filters: { Name: string; Values: string[] }[],
): Promise<KeyPair[]> {
  return allPages(async (Offset) => {
    const answer = await cloud.call('cvm', 'DescribeKeyPairs', { Filters, Offset, Limit: pageSize })
    return { items: answer.KeyPairSet ?? [], total: answer.TotalCount ?? 0 }
  })
}

function observe(owner: Owner, pair: KeyPair): Observed<KeyPairFields>[] {
  const identity = identify(owner, 'key-pair', '', tagsFrom(pair.Tags))
  return identity ? [{ ...observedFrom(pair), ...identity }] : []
}

function observedFrom(pair: KeyPair): Omit<Observed<KeyPairFields>, 'key' | 'tagged'> {
  return {
    kind: 'key-pair',
    id: pair.KeyId ?? '',
    name: pair.KeyName ?? '',
    state: 'available',
    settled: true,
    fields: { publicKey: withoutComment(pair.PublicKey ?? '') },
  }
}
