import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A certificate for some names and addresses, signed by itself, and its key: `chain.pem` and `key.pem`. */
export async function writeCertificate(
  folder: string,
  names: readonly string[],
  addresses: readonly string[] = [],
): Promise<void> {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'chain.pem')]
  const alternatives = [...names.map((name) => `DNS:${name}`), ...addresses.map((one) => `IP:${one}`)].join(
    ',',
  )
  const subject = ['-subj', `/CN=${names[0]}`, '-addext', `subjectAltName=${alternatives}`]
  const key = ['-newkey', 'rsa:2048', '-nodes', '-days', '90']
  await promisify(execFile)('openssl', ['req', '-x509', ...key, ...subject, ...files])
}
