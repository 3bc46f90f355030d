import { issueCertificate, type KeyPair } from '../src/data-planes/certificates.ts'
import type { World } from '../src/engine/world.ts'

const day = 86_400_000

/** A certificate for a domain, with its key, as a team would bring it along. `lifetime` in milliseconds. */
export function aCertificate(
  { world }: { readonly world: Pick<World, 'dataFolder'> },
  domain: string,
  { lifetime = 30 * day }: { lifetime?: number } = {},
): Promise<KeyPair> {
  return issueCertificate(world.dataFolder, {
    name: { type: 'dns', value: domain },
    lifetime,
    keys: 'ECC',
  })
}
