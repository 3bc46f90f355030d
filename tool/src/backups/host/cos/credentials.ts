/** Keys of a role, which end by themselves. */
export interface Credentials {
  readonly secretId: string
  readonly secretKey: string
  readonly token: string
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

export type CredentialSource = () => Promise<Credentials>

const roles = '/latest/meta-data/cam/security-credentials/'

/** Renewed that long before they end, in milliseconds. */
const margin = 10 * 60_000

/**
 * Keys of the role that this host carries, from its metadata service; renewed in time for a backup that takes longer
 * than they live. https://cloud.tencent.com/document/product/213/4934
 */
export function roleCredentials(endpoint: string): CredentialSource {
  let current: Credentials | undefined
  return async () => {
    if (current === undefined || current.expiresAt - Date.now() < margin) current = await readKeys(endpoint)
    return current
  }
}

/** Those that came with the order, for a host that carries no role. */
export function givenCredentials(credentials: Credentials): CredentialSource {
  return async () => credentials
}

async function readKeys(endpoint: string): Promise<Credentials> {
  const role = (await ask(`${endpoint}${roles}`)).trim()
  const { TmpSecretId, TmpSecretKey, Token, ExpiredTime } = JSON.parse(
    await ask(`${endpoint}${roles}${role}`),
  )
  return { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token, expiresAt: ExpiredTime * 1000 }
}

async function ask(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
  if (!response.ok) throw new Error(`the metadata service answered ${response.status}`)
  return response.text()
}
