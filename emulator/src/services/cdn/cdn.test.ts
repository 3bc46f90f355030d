import { Client as CdnClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_client.js'
import type { AddCdnDomainRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { Client as DnspodClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_client.js'
import { Client as SslClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCertificate } from '../../../test/certificate.ts'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { type ManualClock, manualClock } from '../../../test/manual-clock.ts'

const Domain = 'static.example.com'
const bucket = 'safe-1250000001.cos.ap-guangzhou.myqcloud.com'
const speed = 1_000
/** Of cloud time. */
const minute = 60_000

describe('CDN', () => {
  let clock: ManualClock
  let emulator: TestEmulator
  let client: CdnClient
  let order: AddCdnDomainRequest

  beforeAll(async () => {
    clock = manualClock(speed)
    emulator = await anEmulator({ clock })
    client = emulator.client(CdnClient, { region: '' })
    order = {
      Domain,
      ServiceType: 'web',
      Area: 'mainland',
      Origin: {
        OriginType: 'cos',
        Origins: [bucket],
        ServerName: bucket,
        OriginPullProtocol: 'https',
        CosPrivateAccess: 'on',
      },
      Tag: [{ TagKey: 'tengyun:project', TagValue: 'safe' }],
    }
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const pass = async (cloudTime: number) => {
    clock.advance(cloudTime / speed)
    await emulator.world.scheduler.settled()
  }
  const read = async () => {
    const Filters = [{ Name: 'domain', Value: [Domain] }]
    return (await client.DescribeDomainsConfig({ Filters })).Domains?.[0]
  }

  it('takes the first domain below a root once a TXT record proves whose it is', async () => {
    const refusal = { code: 'UnauthorizedOperation.CdnDomainRecordNotVerified' }
    await expect(client.AddCdnDomain(order)).rejects.toMatchObject(refusal)
    const { SubDomain = '', Record = '', RecordType = '' } = await client.CreateVerifyRecord({ Domain })
    await expect(client.VerifyDomainRecord({ Domain })).rejects.toMatchObject({
      code: 'UnauthorizedOperation.CdnTxtRecordValueNotMatch',
    })

    const dns = emulator.client(DnspodClient, { region: '' })
    await dns.CreateDomain({ Domain: 'example.com' })
    const record = { Domain: 'example.com', SubDomain, RecordType, Value: Record, RecordLine: '默认' }
    await dns.CreateRecord(record)
    expect((await client.VerifyDomainRecord({ Domain })).Result).toBe(true)
    await client.AddCdnDomain(order)
  })

  it('is processing for five minutes, then online, and takes no change meanwhile', async () => {
    expect((await read())?.Status).toBe('processing')
    await expect(client.UpdateDomainConfig({ Domain, Origin: order.Origin })).rejects.toMatchObject({
      code: 'ResourceInUse.CdnOpInProgress',
    })
    await pass(5 * minute)
    expect(await read()).toMatchObject({
      Status: 'online',
      Cname: `${Domain}.cdn.dnsv1.com`,
      Origin: order.Origin,
      ForceRedirect: { Switch: 'off' },
      Tag: order.Tag,
    })
  })

  it('is found by the filters that say Value', async () => {
    const names = async (Name: string, Value: string[], Fuzzy = false) => {
      const { Domains } = await client.DescribeDomains({ Filters: [{ Name, Value, Fuzzy }] })
      return Domains.map((one) => one.Domain)
    }
    expect(await names('status', ['online'])).toEqual([Domain])
    expect(await names('domain', ['static'])).toEqual([])
    expect(await names('domain', ['static'], true)).toEqual([Domain])
    expect(await names('tagKey', ['tengyun:project'])).toEqual([Domain])
    await expect(names('colour', ['red'])).rejects.toMatchObject({ code: 'InvalidParameter.CdnParamError' })
  })

  it('replaces a part of the configuration as a whole', async () => {
    const RefererRules = [
      {
        RuleType: 'all',
        RulePaths: ['*'],
        RefererType: 'whitelist',
        Referers: ['example.com'],
        AllowEmpty: true,
      },
    ]
    await client.UpdateDomainConfig({
      Domain,
      Referer: { Switch: 'on', RefererRules },
      ForceRedirect: { Switch: 'on', RedirectType: 'https', RedirectStatusCode: 301 },
    })
    await pass(5 * minute)
    await client.UpdateDomainConfig({ Domain, ForceRedirect: { Switch: 'on' } })
    await pass(5 * minute)
    expect(await read()).toMatchObject({
      Referer: { Switch: 'on', RefererRules },
      ForceRedirect: { Switch: 'on', RedirectType: 'http', RedirectStatusCode: 302 },
    })
  })

  it('takes a certificate of the account for the domain’s name, holds it and shows its dates', async () => {
    const ssl = emulator.client(SslClient, { region: '' })
    const upload = async (name: string) => {
      const { certificate, key } = await aCertificate(emulator, name)
      const pair = { CertificatePublicKey: certificate, CertificatePrivateKey: key }
      return (await ssl.UploadCertificate(pair)).CertificateId ?? ''
    }
    const use = (CertId: string) =>
      client.UpdateDomainConfig({ Domain, Https: { Switch: 'on', Http2: 'on', CertInfo: { CertId } } })
    await expect(use('notThere')).rejects.toMatchObject({ code: 'InvalidParameter.CdnCertInfoNotFound' })
    await expect(use(await upload('www.example.com'))).rejects.toMatchObject({
      code: 'InvalidParameter.SslCertMatchError',
    })
    const wildcard = await upload('*.example.com')
    await use(wildcard)
    await pass(5 * minute)
    expect((await read())?.Https).toMatchObject({
      Switch: 'on',
      Http2: 'on',
      SslStatus: 'deployed',
      CertInfo: { CertId: wildcard, ExpireTime: expect.stringMatching(/^\d{4}-/) },
    })
    await expect(ssl.DeleteCertificate({ CertificateId: wildcard })).rejects.toMatchObject({
      code: 'FailedOperation.BoundResources',
    })
  })

  it('purges what is its own', async () => {
    const { TaskId } = await client.PurgeUrlsCache({ Urls: [`https://${Domain}/index.html`] })
    expect(TaskId).toMatch(/^\d+$/)
    await client.PurgePathCache({ Paths: [`https://${Domain}/assets/`], FlushType: 'flush' })
    await expect(client.PurgeUrlsCache({ Urls: ['https://example.org/'] })).rejects.toMatchObject({
      code: 'ResourceNotFound.CdnHostNotExists',
    })
  })

  it.each<[string, Partial<AddCdnDomainRequest>, string]>([
    ['a domain that is there', {}, 'ResourceInUse.CdnHostExists'],
    ['what is no domain', { Domain: 'static' }, 'InvalidParameter.CdnHostInvalidParam'],
    [
      'a bucket that is none',
      { Domain: 'b.example.com', Origin: { OriginType: 'cos', Origins: ['example.org'] } },
      'InvalidParameter.CdnHostInvalidParam',
    ],
    [
      'another kind of service',
      { Domain: 'b.example.com', ServiceType: 'game' },
      'InvalidParameter.CdnInvalidParamServiceType',
    ],
    [
      'a part of the configuration that it has not, by name',
      { Domain: 'b.example.com', Seo: { Switch: 'on' } },
      'Emulator.ParameterNotSupported',
    ],
  ])('refuses %s', async (_, more, code) => {
    await expect(client.AddCdnDomain({ ...order, ...more })).rejects.toMatchObject({ code })
  })

  it('is deleted only after it was stopped', async () => {
    await expect(client.DeleteCdnDomain({ Domain })).rejects.toMatchObject({
      code: 'ResourceUnavailable.CdnHostIsNotOffline',
    })
    await client.StopCdnDomain({ Domain })
    expect((await read())?.Status).toBe('closing')
    await pass(5 * minute)
    expect((await read())?.Status).toBe('offline')
    await client.StartCdnDomain({ Domain })
    await pass(5 * minute)
    await client.StopCdnDomain({ Domain })
    await pass(5 * minute)
    await client.DeleteCdnDomain({ Domain })
    expect(await read()).toBeUndefined()
  })
})
