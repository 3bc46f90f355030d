import { KeyObject, type webcrypto } from 'node:crypto'

// tsyringe, inside x509, insists on the Reflect metadata API and uses none of it here.
if (!('getMetadata' in Reflect))
  Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined })
const x509 = await import('@peculiar/x509')

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

export interface TestCertificates {
  /** All in PEM. */
  authority: string
  certificate: string
  key: string
}

/** A certificate authority of its own and a server certificate for 127.0.0.1 from it. */
export async function createCertificates(): Promise<TestCertificates> {
  const authorityKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Test authority',
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  })
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=127.0.0.1',
    issuer: authority.subject,
    publicKey: keys.publicKey,
    signingKey: authorityKeys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
  })
  return {
    authority: authority.toString('pem'),
    certificate: certificate.toString('pem'),
    key: exportKey(keys.privateKey),
  }
}

function exportKey(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString()
}
