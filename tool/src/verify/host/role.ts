/** The keys that a host's programs get from the cloud by themselves; without the keys. */
export interface RoleKeys {
  readonly role: string
  /** Hours until they end. */
  readonly hours: number
}

/** https://cloud.tencent.com/document/product/213/4934, security-credentials */
export async function lookAtRole(metadata: string, now: Date): Promise<RoleKeys> {
  const folder = `${metadata}/latest/meta-data/cam/security-credentials`
  const role = (await textAt(`${folder}/`)).trim().split('\n', 1)[0] ?? ''
  const { Code, TmpSecretId, ExpiredTime } = JSON.parse(await textAt(`${folder}/${role}`))
  if (Code !== 'Success' || !TmpSecretId) throw new Error(`no keys for ${role}: ${Code}`)
  return { role, hours: (ExpiredTime * 1000 - now.getTime()) / 3_600_000 }
}

async function textAt(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) })
  if (!answer.ok) throw new Error(`GET ${url} → ${answer.status}`)
  return answer.text()
}
