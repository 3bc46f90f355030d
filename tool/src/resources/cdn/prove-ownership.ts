import { CloudCallError } from '../../cloud/errors.ts'
import { allZones } from '../dns/zones.ts'
import type { ResourceContext } from '../kind.ts'
import { untaggedName } from '../ownership.ts'

/** Whether CDN wants to see first whose name it is. */
export function isUnproven(error: unknown): boolean {
  return (
    error instanceof CloudCallError &&
    /^UnauthorizedOperation\.Cdn(DomainRecordNotVerified|TxtRecordValueNotMatch)/.test(error.code ?? '')
  )
}

/**
 * Proves that a name is the account's, by a TXT record that CDN names. The record goes when CDN has seen it; one
 * that a killed run left behind shows as a record of ours that nobody wants, and goes with the next apply.
 *
 * @returns false where the name's zone is not in DNSPod of this account, so that somebody else must do it
 */
export async function proveOwnership(context: ResourceContext, domain: string): Promise<boolean> {
  const { cloud, owner } = context
  const proof = await cloud.call('cdn', 'CreateVerifyRecord', { Domain: domain })
  const root = proof.FileVerifyDomains?.at(-1) ?? domain
  const name = `${proof.SubDomain}.${root}`
  const zone = (await allZones(context)).find((one) => name.endsWith(`.${one}`))
  if (zone === undefined) return false
  const record = await cloud.call('dnspod', 'CreateRecord', {
    Domain: zone,
    SubDomain: name.slice(0, -zone.length - 1),
    RecordType: 'TXT',
    RecordLine: '默认',
    Value: proof.Record ?? '',
    TTL: 600,
    Remark: untaggedName(owner, 'dns-record/proof'),
  })
  await cloud.call('cdn', 'VerifyDomainRecord', { Domain: domain, VerifyType: 'dnsVerify' })
  await cloud.call('dnspod', 'DeleteRecord', { Domain: zone, RecordId: record.RecordId ?? 0 })
  return true
}
