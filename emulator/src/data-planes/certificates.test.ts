import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authorityCertificate, installServerCertificate } from './certificates.ts'

describe('certificates', () => {
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'certificates-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('come from one authority per data folder, also when first asked for twice at once', async () => {
    const [first, second] = await Promise.all([authorityCertificate(folder), authorityCertificate(folder)])
    expect(first).toBe(second)
    expect(new X509Certificate(first).ca).toBe(true)
  })

  it('are valid for a server at its IP address, for a year', async () => {
    const files = await installServerCertificate(folder, folder, '127.64.0.7')
    const server = new X509Certificate(readFileSync(files.certificate))
    const authority = new X509Certificate(readFileSync(files.authority))

    expect(server.checkIssued(authority) && server.verify(authority.publicKey)).toBe(true)
    expect(server.checkIP('127.64.0.7')).toBe('127.64.0.7')
    expect(server.checkIP('127.64.0.8')).toBeUndefined()
    const days = (server.validToDate.getTime() - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(365)
    createSecureContext({ cert: readFileSync(files.certificate), key: readFileSync(files.key) })
  })

  it('keep their keys to the owner', async () => {
    const files = await installServerCertificate(folder, folder, '127.64.0.7')
    const authority = join(folder, 'certificates', 'authority.pem')
    for (const path of [files.key, authority]) expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})
