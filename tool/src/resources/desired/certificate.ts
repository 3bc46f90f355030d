import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { EnvironmentConfig } from '../../config/schema.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Desired, Key } from '../../plan/model.ts'
import { certificateSecret, type SslCertificateFields } from '../ssl-certificate.ts'
import type { Scope } from './scope.ts'

type Named = NonNullable<EnvironmentConfig['domain']>

/** The certificate of a name, if the config has one for it. */
export function certificateResource(scope: Scope, named: Named | undefined): Desired | undefined {
  const { resource } = scope
  if (named?.certificate === undefined) return undefined
  if (named.certificate.type === 'free') {
    const fields = { type: 'free', domain: named.name, fresh: true }
    return resource<SslCertificateFields>(`ssl-certificate/${named.name}`, fields)
  }
  const key = takeUploaded(scope, named.certificate)
  return resource<SslCertificateFields>(key, { type: 'uploaded', domain: '', fresh: true })
}

/**
 * Takes a certificate and its key into the environment's secrets. The certificate's fingerprint is part of the
 * resource's key: another certificate is another resource, so that listeners take it before the old one goes.
 *
 * @throws TengyunError `config/file-unreadable`
 */
function takeUploaded(
  { folder, secrets }: Scope,
  files: { readonly chain: string; readonly privateKey: string },
): Key {
  const chain = readText(folder, files.chain)
  const key: Key = `ssl-certificate/${fingerprintOf(chain, files.chain)}`
  secrets.give(certificateSecret(key, 'chain'), chain)
  const secret = certificateSecret(key, 'private-key')
  if (existsSync(resolve(folder, files.privateKey))) secrets.give(secret, readText(folder, files.privateKey))
  else if (secrets.given(secret) === undefined)
    throw new TengyunError('config/file-unreadable', { where: files.privateKey })
  return key
}

function fingerprintOf(chain: string, file: string): string {
  try {
    const { raw } = new X509Certificate(chain)
    return createHash('sha256').update(raw).digest('hex').slice(0, 8)
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

function readText(folder: string, file: string): string {
  try {
    return readFileSync(resolve(folder, file), 'utf8')
  } catch (cause) {
    throw unreadable(file, cause)
  }
}

function unreadable(where: string, cause: unknown): TengyunError {
  return new TengyunError('config/file-unreadable', {
    where,
    why: cause instanceof Error ? cause.message : String(cause),
    cause,
  })
}
