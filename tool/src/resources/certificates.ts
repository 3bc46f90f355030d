import type { ResourceContext } from './kind.ts'

/** The certificate of the authority that a PostgreSQL instance's certificate is signed by, as PEM. */
export async function postgresAuthority({ cloud }: ResourceContext, id: string): Promise<string> {
  const answer = await cloud.call('postgres', 'DescribeDBInstanceSSLConfig', { DBInstanceId: id })
  // The certificate itself is told for cloud-disk instances only; others have a link.
  if (answer.CACert) return answer.CACert
  return (await download(answer.CAUrl ?? '')).toString()
}

/** The same for a Redis instance: the cloud packs it into a zip. */
export async function redisAuthority({ cloud }: ResourceContext, id: string): Promise<string> {
  const answer = await cloud.call('redis', 'DescribeSSLStatus', { InstanceId: id })
  const { unzipSync } = await import('fflate')
  const files = unzipSync(await download(answer.CertDownloadUrl ?? ''))
  const name = Object.keys(files).find((file) => /\.(pem|crt)$/.test(file))
  if (name === undefined)
    throw new Error(`no certificate in the archive of ${id}: ${Object.keys(files).join(', ')}`)
  return Buffer.from(files[name] ?? []).toString()
}

async function download(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) })
  if (!answer.ok) throw new Error(`GET ${new URL(url).host}: ${answer.status} ${answer.statusText}`)
  return Buffer.from(await answer.arrayBuffer())
}
