import { createPrivateKey, X509Certificate } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { Client as DnspodClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_client.js'
import { Client as SslClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_client.js'
import type {
  ApplyCertificateRequest,
  UploadCertificateRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_models.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCertificate } from '../../../test/certificate.ts'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { type ManualClock, manualClock } from '../../../test/manual-clock.ts'

const speed = 1_000
/** Of cloud time. */
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('SSL certificates', () => {
  let clock: ManualClock
  let emulator: TestEmulator
  let client: SslClient
  let dns: DnspodClient

  beforeAll(async () => {
    clock = manualClock(speed)
    emulator = await anEmulator({ clock })
    client = emulator.client(SslClient, { region: '' })
    dns = emulator.client(DnspodClient, { region: '' })
    await dns.CreateDomain({ Domain: 'example.com' })
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const pass = async (cloudTime: number) => {
    clock.advance(cloudTime / speed)
    await emulator.world.scheduler.settled()
  }
  const read = (CertificateId: string) => client.DescribeCertificate({ CertificateId })

  describe('that are uploaded', () => {
    let upload: UploadCertificateRequest
    let id: string

    beforeAll(async () => {
      const { certificate, key } = await aCertificate(emulator, 'www.example.com')
      upload = { CertificatePublicKey: certificate, CertificatePrivateKey: key, Alias: 'safe' }
      const Tags = [{ TagKey: 'tengyun:project', TagValue: 'safe' }]
      id = (await client.UploadCertificate({ ...upload, Tags })).CertificateId ?? ''
    })

    it('show their own name and dates, and are usable at once', async () => {
      const Tags = [{ TagKey: 'tengyun:project', TagValue: 'safe' }]
      expect(await read(id)).toMatchObject({
        Domain: 'www.example.com',
        Status: 1,
        Alias: 'safe',
        From: 'upload',
        Deployable: true,
        Tags,
      })
      const { Certificates } = await client.DescribeCertificates({ Tags, SearchKey: 'example' })
      expect(Certificates?.map(({ CertificateId, CertSANs }) => [CertificateId, CertSANs])).toEqual([
        [id, ['www.example.com']],
      ])
    })

    it('give certificate and key in detail alone', async () => {
      expect(JSON.stringify(await read(id))).not.toContain('PRIVATE KEY')
      const detail = await client.DescribeCertificateDetail({ CertificateId: id })
      expect(detail.CertificatePrivateKey).toBe(upload.CertificatePrivateKey)
      const { fingerprint } = new X509Certificate(upload.CertificatePublicKey)
      expect(detail.CertFingerprint).toBe(fingerprint)
    })

    it('come only once, where the client asks for that', async () => {
      const again = await client.UploadCertificate({ ...upload, Repeatable: false })
      expect(again.RepeatCertId).toBe(id)
      const copy = await client.UploadCertificate(upload)
      expect(copy.CertificateId).not.toBe(id)
      await client.DeleteCertificate({ CertificateId: copy.CertificateId ?? '' })
    })

    it('are refused when they are none, or the key is another one’s', async () => {
      await expect(
        client.UploadCertificate({ ...upload, CertificatePublicKey: 'none' }),
      ).rejects.toMatchObject({ code: 'FailedOperation.CertificateParseError' })
      const { key } = await aCertificate(emulator, 'www.example.com')
      await expect(client.UploadCertificate({ ...upload, CertificatePrivateKey: key })).rejects.toMatchObject(
        { code: 'FailedOperation.CertificateMatchError' },
      )
    })

    it('change their alias, and go', async () => {
      await client.ModifyCertificateAlias({ CertificateId: id, Alias: 'safer' })
      expect((await read(id)).Alias).toBe('safer')
      await client.DeleteCertificate({ CertificateId: id })
      await expect(read(id)).rejects.toMatchObject({ code: 'FailedOperation.CertificateNotFound' })
    })

    it('expire by the clock', async () => {
      const lifetime = 2_000
      const { certificate, key } = await aCertificate(emulator, 'old.example.com', { lifetime })
      const { CertificateId = '' } = await client.UploadCertificate({
        CertificatePublicKey: certificate,
        CertificatePrivateKey: key,
      })
      expect((await read(CertificateId)).Status).toBe(1)
      clock.advance(lifetime * 2)
      expect((await read(CertificateId)).Status).toBe(3)
    })
  })

  describe('that are applied for', () => {
    const application: ApplyCertificateRequest = { DvAuthMethod: 'DNS_AUTO', DomainName: 'app.example.com' }
    const texts = async () => {
      const answer = await dns.DescribeRecordList({
        Domain: 'example.com',
        RecordType: 'TXT',
        ErrorOnEmpty: 'no',
      })
      return answer.RecordList?.map(({ Name }) => Name)
    }

    it('are issued once the record that DNS_AUTO adds is seen', async () => {
      const { CertificateId = '' } = await client.ApplyCertificate({
        ...application,
        DeleteDnsAutoRecord: true,
      })
      expect(await read(CertificateId)).toMatchObject({ Status: 0, StatusMsg: 'PENDING-DCV' })
      await pass(minute)
      expect((await read(CertificateId)).Status).toBe(4)
      expect(await texts()).toEqual(['_dnsauth.app'])
      await pass(minute)
      expect((await read(CertificateId)).Status).toBe(1)
      expect(await texts()).toEqual([])

      const { CertificatePublicKey = '' } = await client.DescribeCertificateDetail({ CertificateId })
      const issued = new X509Certificate(CertificatePublicKey)
      expect(issued.checkHost('app.example.com')).toBe('app.example.com')
      expect(issued.publicKey.asymmetricKeyType).toBe('rsa')
      expect(Math.round((issued.validToDate.getTime() - Date.now()) / day)).toBe(90)
    })

    it('wait for the record that DNS asks for, until somebody adds it', async () => {
      const { CertificateId = '' } = await client.ApplyCertificate({
        ...application,
        DvAuthMethod: 'DNS',
        CsrEncryptAlgo: 'ECC',
        CsrKeyParameter: 'prime256v1',
      })
      await pass(10 * minute)
      const { Status, DvAuthDetail } = await read(CertificateId)
      expect(Status).toBe(0)
      const check = async () => {
        const answer = await client.CheckCertificateDomainVerification({ CertificateId })
        return answer.VerificationResults?.[0]
      }
      expect(await check()).toMatchObject({ LocalCheck: -1, Issued: false })

      const [proof] = DvAuthDetail?.DvAuths ?? []
      expect(proof).toMatchObject({ DvAuthDomain: 'example.com', DvAuthSubDomain: '_dnsauth.app' })
      await dns.CreateRecord({
        Domain: 'example.com',
        SubDomain: proof?.DvAuthSubDomain ?? '',
        RecordType: proof?.DvAuthVerifyType ?? '',
        RecordLine: '默认',
        Value: proof?.DvAuthValue ?? '',
      })
      expect(await check()).toMatchObject({ LocalCheck: 1, Issued: false })
      await client.CompleteCertificate({ CertificateId })
      expect(await check()).toMatchObject({ CaCheck: 2, Issued: true })
    })

    it('can be downloaded for nginx', async () => {
      const { Certificates } = await client.DescribeCertificates({
        FilterSource: 'buy',
        CertificateStatus: [1],
      })
      const CertificateId = Certificates?.[0]?.CertificateId ?? ''
      const { Content = '' } = await client.DownloadCertificate({ CertificateId })
      const files = unzipSync(Buffer.from(Content, 'base64'))
      expect(Object.keys(files).sort()).toEqual([
        'Nginx/1_app.example.com_bundle.crt',
        'Nginx/2_app.example.com.key',
      ])
      const chain = strFromU8(files['Nginx/1_app.example.com_bundle.crt'] ?? new Uint8Array())
      const key = strFromU8(files['Nginx/2_app.example.com.key'] ?? new Uint8Array())
      expect(new X509Certificate(chain).checkPrivateKey(createPrivateKey(key))).toBe(true)
    })

    it('cannot be deleted while they wait, nor in their first hour', async () => {
      const { CertificateId = '' } = await client.ApplyCertificate({ ...application, DvAuthMethod: 'DNS' })
      await expect(client.DeleteCertificate({ CertificateId })).rejects.toMatchObject({
        code: 'FailedOperation.InvalidCertificateStatusCode',
      })
      await client.CancelCertificateOrder({ CertificateId })
      expect((await read(CertificateId)).Status).toBe(7)
      await expect(client.DeleteCertificate({ CertificateId })).rejects.toMatchObject({
        code: 'FailedOperation.CannotBeDeletedWithinHour',
      })
      await pass(hour)
      await client.DeleteCertificate({ CertificateId })
    })

    it.each<[string, Partial<ApplyCertificateRequest>, string]>([
      ['a wildcard', { DomainName: '*.example.com' }, 'InvalidParameter.DomainInvalid'],
      ['a year', { ValidityPeriod: '12' }, 'InvalidParameter.PeriodInvalid'],
      [
        'DNS_AUTO for a zone that is not here',
        { DomainName: 'app.example.org' },
        'FailedOperation.CertificateInfoSubmitDomainInvalid',
      ],
      ['validation by file, by name', { DvAuthMethod: 'FILE' }, 'Emulator.ParameterNotSupported'],
    ])('do not come for %s', async (_, more, code) => {
      await expect(client.ApplyCertificate({ ...application, ...more })).rejects.toMatchObject({ code })
    })
  })
})
