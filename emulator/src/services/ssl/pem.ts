import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { keyMismatch, parseError } from './errors.ts'
import type { Certificate } from './model.ts'

/** What a certificate says of itself. */
export type Contents = Pick<
  Certificate,
  'domain' | 'names' | 'chain' | 'notBefore' | 'notAfter' | 'algorithm' | 'fingerprint'
>

/**
 * Reads a chain in PEM whose first certificate is the one that counts.
 *
 * @throws CloudError `FailedOperation.CertificateParseError`
 */
export function readChain(pem: string): Contents {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  const [leaf] = blocks.map(parseCertificate)
  if (!leaf) throw parseError()
  const names = namesOf(leaf)
  return {
    domain: /^CN=(.+)$/m.exec(leaf.subject)?.[1] ?? names[0] ?? '',
    names,
    chain: `${blocks.join('\n')}\n`,
    notBefore: leaf.validFromDate.getTime(),
    notAfter: leaf.validToDate.getTime(),
    algorithm: algorithmOf(leaf.publicKey),
    fingerprint: leaf.fingerprint,
  }
}

/** @throws CloudError if the key is none that can be read, or is another certificate's */
export function checkPrivateKey(chain: string, key: string): void {
  if (!new X509Certificate(chain).checkPrivateKey(parseKey(key))) throw keyMismatch()
}

function parseCertificate(block: string): X509Certificate {
  try {
    return new X509Certificate(block)
  } catch {
    throw parseError()
  }
}

function parseKey(key: string): KeyObject {
  try {
    return createPrivateKey(key)
  } catch {
    throw keyMismatch()
  }
}

function namesOf(certificate: X509Certificate): string[] {
  const names = certificate.subjectAltName?.split(', ') ?? []
  return names.map((name) => name.replace(/^(DNS|IP Address):/, ''))
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details }: KeyObject): string {
  if (type === 'rsa') return `RSA ${details?.modulusLength ?? ''}`
  if (type === 'ec') return `ECC ${details?.namedCurve ?? ''}`
  return type ?? ''
}
