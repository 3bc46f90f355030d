import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCertificates } from './certificates.ts'
import { startPostgres } from './postgres.ts'
import { startRedis } from './redis.ts'

export type TestEnvironment = Awaited<ReturnType<typeof startEnvironment>>

/** A real PostgreSQL and a real Redis with certificates of their own, in a temporary folder. */
export async function startEnvironment() {
  const folder = mkdtempSync(join(tmpdir(), 'safe-system-'))
  const { authority, certificate, key } = await createCertificates()
  const caFile = join(folder, 'ca.crt')
  writeFileSync(caFile, authority)
  writeFileSync(join(folder, 'server.crt'), certificate)
  writeFileSync(join(folder, 'server.key'), key, { mode: 0o600 })
  // Redis first: it is the one that a machine may lack. Whichever fails, the other is not left running.
  const redis = await startRedis(folder, authority)
  const postgres = await startPostgres(folder, caFile).catch(async (error: unknown) => {
    await redis.stop()
    rmSync(folder, { recursive: true })
    throw error
  })

  async function stop(): Promise<void> {
    await Promise.all([postgres.stop(), redis.stop()])
    rmSync(folder, { recursive: true })
  }
  return { folder, caFile, postgres, redis, stop }
}
