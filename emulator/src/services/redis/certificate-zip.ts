import { authorityCertificate } from '../../data-planes/certificates.ts'
import type { World } from '../../engine/world.ts'
import type { Page } from '../service.ts'

/** What `CertDownloadUrl` leads to: an archive with the authority's certificate. */
export async function readCertificateZip(world: World): Promise<Page> {
  const { strToU8, zipSync } = await import('fflate')
  const certificate = await authorityCertificate(world.dataFolder)
  return { type: 'application/zip', body: zipSync({ 'ca.crt': strToU8(certificate) }) }
}
