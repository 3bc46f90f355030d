import type { Cloud } from './cloud.ts'

/** Whose cloud it is. */
export interface Account {
  /** The owner's uin. */
  readonly uin: string
  /** The number that ends every bucket's name. */
  readonly appId: string
}

/** Also the first check of the credentials. */
export async function readAccount(cloud: Cloud): Promise<Account> {
  const [identity, user] = await Promise.all([
    cloud.call('sts', 'GetCallerIdentity', null),
    cloud.call('cam', 'GetUserAppId', null),
  ])
  return { uin: identity.AccountId ?? '', appId: String(user.AppId ?? '') }
}
