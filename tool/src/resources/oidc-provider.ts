import { CloudCallError, outcomeOf } from '../cloud/errors.ts'
import type { Fields, Key } from '../plan/model.ts'
import { type Kind, noRules, type ResourceContext } from './kind.ts'
import { cloudName } from './ownership.ts'

export interface OidcProviderFields extends Fields {
  /** `https://token.actions.githubusercontent.com` */
  readonly issuer: string
  /** Whom its tokens are meant for. */
  readonly audiences: readonly string[]
  /** Its public keys: a JWKS document. */
  readonly keys: string
}

/** The only one an environment has: providers can be asked for by name alone. */
export const oidcProviderKey: Key = 'oidc-provider/ci'

/** Whose tokens the account believes. It has no tags: its name says whose it is. */
export const oidcProvider: Kind<OidcProviderFields> = {
  kind: 'oidc-provider',
  rules: { ...noRules, unordered: ['audiences'] },
  patience: 5,

  async list(context) {
    const name = cloudName(context.owner, oidcProviderKey)
    const provider = await describe(context, name)
    if (provider === undefined) return []
    const fields = {
      issuer: provider.IdentityUrl ?? '',
      audiences: provider.ClientId ?? [],
      keys: Buffer.from(provider.IdentityKey ?? '', 'base64').toString(),
    }
    return [
      {
        kind: 'oidc-provider',
        key: oidcProviderKey,
        id: oidcProviderId(context, name),
        name,
        tagged: true,
        state: 'available',
        settled: true,
        fields,
      },
    ]
  },

  async create({ cloud }, desired) {
    await cloud.call('cam', 'CreateOIDCConfig', requestOf(desired.name, desired.fields))
  },

  updates: [
    {
      fields: ['issuer', 'audiences', 'keys'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('cam', 'UpdateOIDCConfig', requestOf(observed.name, desired.fields))
      },
    },
  ],

  async remove({ cloud }, observed) {
    await cloud.call('cam', 'DeleteOIDCConfig', { Name: observed.name })
  },
}

/** How policies speak of a provider. */
export function oidcProviderId({ account }: Pick<ResourceContext, 'account'>, name: string): string {
  return `qcs::cam::uin/${account.uin}:oidc-provider/${name}`
}

/** Its public keys as CAM takes them. */
export function encodedKeys({ keys }: OidcProviderFields): string {
  return Buffer.from(keys).toString('base64')
}

function requestOf(Name: string, fields: OidcProviderFields) {
  return {
    Name,
    IdentityUrl: fields.issuer,
    ClientId: [...fields.audiences],
    IdentityKey: encodedKeys(fields),
    Description: 'Made by Tengyun',
  }
}

async function describe({ cloud }: ResourceContext, Name: string) {
  try {
    return await cloud.call('cam', 'DescribeOIDCConfig', { Name })
  } catch (error) {
    if (error instanceof CloudCallError && outcomeOf(error) === 'gone') return undefined
    throw error
  }
}
