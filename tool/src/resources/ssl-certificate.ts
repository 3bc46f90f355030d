import type { Certificates } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Desired, Fields, Key, Observed } from '../plan/model.ts'
import type { SecretName } from '../secrets/secrets.ts'
import { type Kind, noRules, type ResourceContext } from './kind.ts'
import {
  identify,
  identifyByName,
  ownershipTags,
  tagKeyValueTags,
  tagsFrom,
  untaggedName,
} from './ownership.ts'
import { tagObject } from './tagging.ts'

export interface SslCertificateFields extends Fields {
  /** `uploaded` or `free`. */
  readonly type: string
  /** The name that a free one is for; an uploaded one says itself. */
  readonly domain: string
  /** A free one that has not yet to be renewed; uploaded ones are renewed by their owner. */
  readonly fresh: boolean
}

/** Days before its end that a free certificate, which has 90, is renewed. */
const renewalTime = 21

/** https://cloud.tencent.com/document/api/400/41674 */
const status = { reviewing: 0, issued: 1, failed: 2, expired: 3, recordAdded: 4 }

/**
 * A certificate for HTTPS. Its content never changes: a renewed one is another object with another id, so of
 * several for one name the newest is it and the others, once nothing uses them, are left over.
 */
export const sslCertificate: Kind<SslCertificateFields> = {
  kind: 'ssl-certificate',
  rules: { ...noRules, immutable: ['type', 'domain'] },
  // Minutes. The authority of free certificates takes minutes to hours.
  patience: 60,

  async list(context) {
    const found = await ownCertificates(context)
    const newest = new Map<Key, string>()
    for (const { key, id } of found) if (!newest.has(key)) newest.set(key, id)
    return found.map((one) =>
      newest.get(one.key) === one.id ? one : { ...one, key: `${one.key}-before-${one.id}` },
    )
  },

  create: order,

  updates: [{ fields: ['fresh'], apply: (context, _, desired) => order(context, desired) }],

  async remove({ cloud }, observed) {
    const CertificateId = observed.id
    if (observed.state === 'pending') await cloud.call('ssl', 'CancelCertificateOrder', { CertificateId })
    await cloud.call('ssl', 'DeleteCertificate', { CertificateId })
  },

  tag: (context, observed) => tagObject(context, 'ssl:certificate', observed),
}

/** Where the parts of an uploaded certificate are kept, encrypted. */
export function certificateSecret(key: Key, part: 'chain' | 'private-key'): SecretName {
  return `${key}/${part}`
}

async function order(context: ResourceContext, desired: Desired<SslCertificateFields>): Promise<void> {
  const { cloud, owner, secrets } = context
  const Alias = untaggedName(owner, desired.key)
  if (desired.fields.type === 'free') {
    await cloud.call('ssl', 'ApplyCertificate', {
      DvAuthMethod: 'DNS_AUTO',
      DomainName: desired.fields.domain,
      PackageType: '83',
      ValidityPeriod: '3',
      Alias,
      DeleteDnsAutoRecord: true,
    })
    return
  }
  const privateKey = secrets.given(certificateSecret(desired.key, 'private-key'))
  await cloud.call('ssl', 'UploadCertificate', {
    CertificatePublicKey: secrets.given(certificateSecret(desired.key, 'chain')) ?? '',
    ...(privateKey === undefined ? {} : { CertificatePrivateKey: privateKey }),
    CertificateType: 'SVR',
    Alias,
    Tags: tagKeyValueTags(ownershipTags(owner, desired.key)),
  })
}

/** The usable before the failed, and of those the newest first. */
async function ownCertificates(context: ResourceContext): Promise<Observed<SslCertificateFields>[]> {
  const { cloud, owner } = context
  const certificates = await allPages(async (Offset) => {
    const SearchKey = untaggedName(owner, 'ssl-certificate/')
    const answer = await cloud.call('ssl', 'DescribeCertificates', { SearchKey, Offset, Limit: pageSize })
    return { items: answer.Certificates ?? [], total: answer.TotalCount ?? 0 }
  })
  return certificates
    .toSorted((a, b) => rank(a) - rank(b) || (b.InsertTime ?? '').localeCompare(a.InsertTime ?? ''))
    .flatMap((certificate) => observe(context, certificate))
}

function rank({ Status }: Certificates): number {
  return Status === status.failed ? 1 : 0
}

function observe(
  { cloud, owner }: ResourceContext,
  certificate: Certificates,
): Observed<SslCertificateFields>[] {
  const name = certificate.Alias ?? ''
  // Free ones get their tags after their order, so that until then the alias says whose they are.
  const named = identifyByName(owner, 'ssl-certificate', name)
  const identity =
    identify(owner, 'ssl-certificate', '', tagsFrom(certificate.Tags)) ??
    (named === undefined ? undefined : { ...named, tagged: false })
  if (!identity) return []
  const free = certificate.From !== 'upload'
  const state = stateOf(certificate)
  return [
    {
      kind: 'ssl-certificate',
      ...identity,
      id: certificate.CertificateId ?? '',
      name,
      state,
      settled: state !== 'pending',
      ...(state === 'failed' ? { failure: certificate.StatusMsg ?? state } : {}),
      fields: {
        type: free ? 'free' : 'uploaded',
        domain: free ? (certificate.Domain ?? '') : '',
        fresh: !free || state === 'pending' || daysLeft(certificate, cloud.timing.now()) > renewalTime,
      },
    },
  ]
}

function stateOf({ Status }: Certificates): string {
  if (Status === status.reviewing || Status === status.recordAdded) return 'pending'
  if (Status === status.issued) return 'issued'
  return Status === status.failed ? 'failed' : `status ${Status}`
}

/** The cloud writes times in UTC+8. */
function daysLeft({ CertEndTime = '' }: Certificates, now: number): number {
  const end = Date.parse(`${CertEndTime.replace(' ', 'T')}+08:00`)
  return (end - now) / 86_400_000
}
