/**
 * `@peculiar/x509`, loaded at the first certificate: it takes longer to load than the rest of the emulator. Its
 * dependency container, tsyringe, does not load without the Reflect metadata API.
 */
export async function loadX509(): Promise<typeof import('@peculiar/x509')> {
  await import('reflect-metadata')
  return import('@peculiar/x509')
}
