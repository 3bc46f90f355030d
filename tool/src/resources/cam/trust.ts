import type { Ref, Value } from '../../plan/model.ts'
import { type Id, idIn } from '../kind.ts'

/** Who may take a role. */
export type Trust = ServiceTrust | AccountTrust | TokenTrust

/** Machines of a service: `cvm.qcloud.com`. */
export interface ServiceTrust {
  readonly [name: string]: Value
  readonly service: string
}

/** People of the account who may assume roles. */
export interface AccountTrust {
  readonly [name: string]: Value
  /** uin */
  readonly account: string
}

/** Whoever comes with a token of an identity provider that says the right things. */
export interface TokenTrust {
  readonly [name: string]: Value
  readonly provider: Id
  readonly issuer: string
  readonly audience: string
  /** Any of these may be `sub` of the token; `*` stands for anything. */
  readonly subjects: readonly string[]
}

/**
 * A role's trust policy: https://cloud.tencent.com/document/product/598/33561
 *
 * @param nameOf the name of a provider that may not exist yet
 */
export function trustDocument(trust: Trust, nameOf: (provider: string | Ref) => string = idIn): string {
  return JSON.stringify({ version: '2.0', statement: [{ effect: 'allow', ...statementOf(trust, nameOf) }] })
}

function statementOf(trust: Trust, nameOf: (provider: string | Ref) => string) {
  if (isToken(trust)) {
    return {
      action: 'name/sts:AssumeRoleWithWebIdentity',
      principal: { federated: [nameOf(trust.provider)] },
      condition: {
        string_equal: { 'oidc:iss': [trust.issuer], 'oidc:aud': [trust.audience] },
        string_like: { 'oidc:sub': [...trust.subjects] },
      },
    }
  }
  const principal = isAccount(trust)
    ? { qcs: [`qcs::cam::uin/${trust.account}:root`] }
    : { service: [trust.service] }
  return { action: 'name/sts:AssumeRole', principal }
}

/** What a trust policy says, so far as this tool writes such; another shows as a service of no name. */
export function trustIn(document: string): Trust {
  const parsed: { statement?: readonly Statement[] } = JSON.parse(document || '{}')
  const [statement] = parsed.statement ?? []
  const { federated, qcs, service } = statement?.principal ?? {}
  const [provider] = textsIn(federated)
  if (provider !== undefined) {
    const { string_equal: equal, string_like: like } = statement?.condition ?? {}
    return {
      provider,
      issuer: textsIn(equal?.['oidc:iss']).join(),
      audience: textsIn(equal?.['oidc:aud']).join(),
      subjects: textsIn(like?.['oidc:sub']),
    }
  }
  const [account] = textsIn(qcs)
  if (account !== undefined) return { account: account.replace(/^.*uin\/(\d+):root$/, '$1') }
  return { service: textsIn(service)[0] ?? '' }
}

interface Statement {
  readonly principal?: Readonly<
    Record<'federated' | 'qcs' | 'service', string | readonly string[] | undefined>
  >
  readonly condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>> | undefined>
  >
}

export function isToken(trust: Trust): trust is TokenTrust {
  return 'provider' in trust
}

function isAccount(trust: Trust): trust is AccountTrust {
  return 'account' in trust
}

function textsIn(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
