import { randomBytes } from 'node:crypto'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { textsAt } from '../dnspod/resolve.ts'
import { cdnDomains, type Ownership, ownerships } from './model.ts'

/** Where the TXT record has to be, below the root domain. */
export const proofSubDomain = '_cdnauth'

/** Suffixes of two labels below which names are registered. */
const doubleSuffix = /\.(com|net|org|gov|edu|ac)\.[a-z]{2}$/

/** `example.com` of `cdn.www.example.com`, `example.com.cn` of `cdn.example.com.cn`. */
export function rootOf(domain: string): string {
  return domain
    .split('.')
    .slice(doubleSuffix.test(domain) ? -3 : -2)
    .join('.')
}

/** What a TXT record has to say; the same text again for the same root domain. */
export function ownershipOf(world: World, domain: string): Ownership {
  const rootDomain = rootOf(domain)
  const known = ownerships(world).get(rootDomain)
  if (known) return known
  const ownership = { rootDomain, text: randomBytes(20).toString('hex'), verified: false }
  ownerships(world).set(rootDomain, ownership)
  return ownership
}

/** Whether the record is there. Once seen, it need not stay. */
export function verify(world: World, domain: string): boolean {
  const ownership = ownershipOf(world, domain)
  if (ownership.verified) return true
  const { rootDomain, text } = ownership
  if (!textsAt(world, `${proofSubDomain}.${rootDomain}`).includes(text)) return false
  ownerships(world).set(rootDomain, { ...ownership, verified: true })
  return true
}

/** Asked for the first domain below a root. @throws CloudError */
export function checkOwnership(world: World, domain: string): void {
  const siblings = [...cdnDomains(world).values()].some((one) => rootOf(one.domain) === rootOf(domain))
  if (siblings || verify(world, domain)) return
  throw new CloudError(
    'UnauthorizedOperation.CdnDomainRecordNotVerified',
    `域名归属权未验证。CreateVerifyRecord tells the TXT record that proves ${rootOf(domain)} to be yours.`,
  )
}
