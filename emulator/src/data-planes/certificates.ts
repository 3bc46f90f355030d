import { createPrivateKey, KeyObject, randomUUID, type webcrypto } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadX509 } from './x509.ts'

/** A certificate with its private key, both in PEM. */
export interface KeyPair {
  readonly certificate: string
  readonly key: string
}

/** What a server with TLS needs to be told: paths of PEM files. */
export interface TlsFiles {
  readonly certificate: string
  readonly key: string
  /** The authority that clients have to trust. */
  readonly authority: string
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
}
const day = 24 * 60 * 60 * 1000
const authorityLifetime = 10 * 365 * day
/** As the cloud's: a year, renewed by switching SSL on again. */
const serverLifetime = 365 * day
/** Certificates begin a little in the past, for clients whose clock is behind. */
const backdating = 5 * 60 * 1000

/** The certificate (PEM) of the emulator's own authority, made at its first use. */
export async function authorityCertificate(dataFolder: string): Promise<string> {
  return (await openAuthority(dataFolder)).certificate
}

/**
 * Writes a new server certificate, valid for one IP address, into `folder`. It also proves the server to others of its
 * kind, which Redis asks for within a cluster.
 */
export async function installServerCertificate(
  dataFolder: string,
  folder: string,
  address: string,
): Promise<TlsFiles> {
  const authority = await openAuthority(dataFolder)
  const server = await issueServerCertificate(authority, {
    name: { type: 'ip', value: address },
    lifetime: serverLifetime,
    provesClient: true,
  })
  const files = tlsFilesIn(folder)
  writeFileSync(files.authority, authority.certificate)
  writeFileSync(files.certificate, server.certificate)
  writeFileSync(files.key, server.key, { mode: 0o600 })
  return files
}

/** What a server certificate is to be valid for. */
export interface CertificateOrder {
  readonly name: { readonly type: 'ip' | 'dns'; readonly value: string }
  /** Milliseconds from now. */
  readonly lifetime: number
  /** Kind of the new key; default `ECC` (P-256). */
  readonly keys?: 'ECC' | 'RSA'
  /** Who has it can also show it to the servers that it connects to. */
  readonly provesClient?: boolean
}

/** A new certificate of the emulator's authority, with a new key. */
export async function issueCertificate(dataFolder: string, order: CertificateOrder): Promise<KeyPair> {
  return issueServerCertificate(await openAuthority(dataFolder), order)
}

export function tlsFilesIn(folder: string): TlsFiles {
  return {
    certificate: join(folder, 'server.crt'),
    key: join(folder, 'server.key'),
    authority: join(folder, 'ca.crt'),
  }
}

async function openAuthority(dataFolder: string): Promise<KeyPair> {
  const folder = join(dataFolder, 'certificates')
  const path = join(folder, 'authority.pem')
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true })
    const { certificate, key } = await createAuthority()
    writeOnce(path, key + certificate)
  }
  return parseKeyPair(readFileSync(path, 'utf8'))
}

async function createAuthority(): Promise<KeyPair> {
  const x509 = await loadX509()
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Tengyun Emulator CA',
    keys,
    signingAlgorithm: algorithm,
    ...validity(authorityLifetime),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: exportKey(keys.privateKey) }
}

async function issueServerCertificate(authority: KeyPair, order: CertificateOrder): Promise<KeyPair> {
  const { name, lifetime, keys: kind = 'ECC' } = order
  const x509 = await loadX509()
  const keys = await crypto.subtle.generateKey(kind === 'RSA' ? rsa : algorithm, true, ['sign', 'verify'])
  const issuer = new x509.X509Certificate(authority.certificate)
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${name.value}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: createPrivateKey(authority.key).toCryptoKey(algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    ...validity(lifetime),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([
        x509.ExtendedKeyUsage.serverAuth,
        ...(order.provesClient ? [x509.ExtendedKeyUsage.clientAuth] : []),
      ]),
      new x509.SubjectAlternativeNameExtension([name]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: exportKey(keys.privateKey) }
}

function validity(lifetime: number) {
  const now = Date.now()
  return { notBefore: new Date(now - backdating), notAfter: new Date(now + lifetime) }
}

function exportKey(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString()
}

function parseKeyPair(text: string): KeyPair {
  const start = text.indexOf('-----BEGIN CERTIFICATE-----')
  return { key: text.slice(0, start), certificate: text.slice(start) }
}

/** Key and certificate share a file that appears complete or not at all, so that they always match. */
function writeOnce(path: string, content: string): void {
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, content, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    // Somebody else was first; theirs counts.
    if (!existsSync(path)) throw error
  } finally {
    rmSync(draft)
  }
}
