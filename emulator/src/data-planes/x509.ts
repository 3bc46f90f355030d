/**
 * `@peculiar/x509`, loaded at the first certificate: it takes longer to load than the rest of the emulator.
 *
 * Its dependency container, tsyringe, refuses to load without the Reflect metadata API, which it asks for the
 * constructor parameters of what it builds. What x509 registers has none, so the API may answer "nothing".
 */
export async function loadX509(): Promise<typeof import('@peculiar/x509')> {
  if (!('getMetadata' in Reflect)) {
    Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined })
  }
  return import('@peculiar/x509')
}
