import type { DetailDomain } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import type { Fields, Observed } from '../plan/model.ts'
import type { RefererRule } from './bucket/referer.ts'
import { deliveryIn, deliveryOf } from './cdn/delivery.ts'
import { ownDomains } from './cdn/own-domains.ts'
import { isUnproven, proveOwnership } from './cdn/prove-ownership.ts'
import { credentialsIn } from './cdn/signing.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, type Owner, ownershipTags, tagKeyValueTags, tagsFrom } from './ownership.ts'
import { tagObject } from './tagging.ts'

export interface CdnDomainFields extends Fields {
  readonly domain: string
  /** The private bucket whose objects it serves; null where it serves a site. */
  readonly bucket: Id | null
  /** The site whose assets it serves: `https://safe.example.com`; null where it serves a bucket. */
  readonly site: string | null
  /** `mainland`, `overseas` or `global`. */
  readonly area: string
  /** Seconds that the nodes keep an object. */
  readonly cache: number
  /** Null: any site may link. */
  readonly referer: RefererRule | null
  /** What HTTPS proves itself with; without one, HTTP alone is served. */
  readonly certificate: Id | null
  readonly online: boolean
  /** Fingerprint of the keys that addresses are signed with; empty where none are. */
  readonly credentials: string
}

/** A name whose files come from nodes near people. */
export const cdnDomain: Kind<CdnDomainFields> = {
  kind: 'cdn-domain',
  rules: { ...noRules, immutable: ['domain'] },
  patience: 30,

  async list(context) {
    return (await ownDomains(context)).flatMap((domain) => observe(context.owner, domain))
  },

  async create(context, desired) {
    const { domain } = desired.fields
    const request = {
      Domain: domain,
      ServiceType: 'web',
      ...settingsOf(context, desired.fields),
      Tag: tagKeyValueTags(ownershipTags(context.owner, desired.key)),
    }
    try {
      await context.cloud.call('cdn', 'AddCdnDomain', request)
    } catch (error) {
      if (!isUnproven(error) || !(await proveOwnership(context, domain))) throw error
      await context.cloud.call('cdn', 'AddCdnDomain', request)
    }
  },

  updates: [
    {
      // Each part is sent whole: what is left out of it falls back to its default.
      fields: ['bucket', 'site', 'area', 'cache', 'referer', 'certificate', 'credentials'],
      async apply(context, observed, desired) {
        await context.cloud.call('cdn', 'UpdateDomainConfig', {
          Domain: observed.id,
          ...settingsOf(context, desired.fields),
        })
      },
    },
    {
      fields: ['online'],
      async apply({ cloud }, observed, desired) {
        const action = desired.fields.online ? 'StartCdnDomain' : 'StopCdnDomain'
        await cloud.call('cdn', action, { Domain: observed.id })
      },
    },
  ],

  // Only a domain that was stopped can go.
  async remove({ cloud }, observed) {
    if (observed.state === 'online') await cloud.call('cdn', 'StopCdnDomain', { Domain: observed.id })
    if (observed.state === 'offline') await cloud.call('cdn', 'DeleteCdnDomain', { Domain: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'cdn:domain', observed),
}

function settingsOf(context: ResourceContext, fields: CdnDomainFields) {
  const { area, referer, certificate } = fields
  return {
    Area: area,
    ...deliveryOf(context, fields),
    Referer:
      referer === null
        ? { Switch: 'off' }
        : {
            Switch: 'on',
            RefererRules: [
              {
                RuleType: 'all',
                RulePaths: ['*'],
                RefererType: 'whitelist',
                Referers: [...referer.allow],
                AllowEmpty: referer.allowEmpty,
              },
            ],
          },
    Https:
      certificate === null
        ? { Switch: 'off' }
        : { Switch: 'on', Http2: 'on', CertInfo: { CertId: idIn(certificate) } },
    ForceRedirect:
      certificate === null
        ? { Switch: 'off' }
        : { Switch: 'on', RedirectType: 'https', RedirectStatusCode: 301 },
  }
}

function observe(owner: Owner, one: DetailDomain): Observed<CdnDomainFields>[] {
  const domain = one.Domain ?? ''
  const identity = identify(owner, 'cdn-domain', '', tagsFrom(one.Tag))
  if (!identity) return []
  const state = one.Status ?? ''
  return [
    {
      kind: 'cdn-domain',
      ...identity,
      id: domain,
      name: domain,
      state,
      settled: state === 'online' || state === 'offline',
      ...(state === 'rejected' ? { failure: state } : {}),
      fields: {
        domain,
        ...deliveryIn(one),
        area: one.Area ?? '',
        referer: refererIn(one),
        certificate: one.Https?.Switch === 'on' ? (one.Https.CertInfo?.CertId ?? null) : null,
        online: state !== 'offline' && state !== 'closing',
        credentials: credentialsIn(one),
      },
    },
  ]
}

function refererIn({ Referer }: DetailDomain): RefererRule | null {
  const rule = Referer?.RefererRules?.[0]
  if (Referer?.Switch !== 'on' || rule === undefined) return null
  const forbidden = rule.RefererType !== 'whitelist'
  return {
    allow: forbidden ? rule.Referers.map((site) => `!${site}`) : rule.Referers,
    allowEmpty: rule.AllowEmpty,
  }
}
