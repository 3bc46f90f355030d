import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:tls'
import COS from 'cos-nodejs-sdk-v5'
import { Client as CdnClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_client.js'
import type {
  AddCdnDomainRequest,
  UpdateDomainConfigRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { Client as DnspodClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_client.js'
import { Client as SslClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCertificate } from '../../../../test/certificate.ts'
import { anEmulator, type TestEmulator } from '../../../../test/emulator.ts'
import { type ManualClock, manualClock } from '../../../../test/manual-clock.ts'

const files = 'files.example.com'
const site = 'static.example.com'
const key = 'k1y2z3k1y2z3k1y2z3'
const former = 'formerformerformer'
const speed = 1_000
const minute = 60_000
const everything = { CacheType: 'all', CacheContents: ['*'] }
const cache = { FollowOrigin: 'off', IgnoreCacheControl: 'off', IgnoreSetCookie: 'off', CompareMaxAge: 'off' }

let clock: ManualClock
let emulator: TestEmulator
let client: CdnClient
let origin: Server
/** What the origin of the site was asked, and what it answers. */
let asked: string[] = []
let answers: { status: number; headers: Record<string, string>; body: string }

beforeAll(async () => {
  clock = manualClock(speed)
  emulator = await anEmulator({ clock })
  client = emulator.client(CdnClient, { region: '' })
  answers = { status: 200, headers: { 'cache-control': 'max-age=60', etag: '"1"' }, body: 'one' }
  origin = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${headers.host}${url}`)
    const condition = headers['if-none-match']
    const isSame = condition !== undefined && condition === answers.headers.etag
    response.writeHead(isSame ? 304 : answers.status, answers.headers).end(isSame ? '' : answers.body)
  })
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve))
  await putObjects()
  await proveOwnership()
  await add({
    Domain: files,
    ServiceType: 'web',
    Origin: bucketOrigin(),
    Cache: { SimpleCache: { CacheRules: [{ ...everything, CacheTime: 86_400 }], ...cache } },
    Authentication: authentication({ SecretKey: key }),
  })
  await add({
    Domain: site,
    ServiceType: 'web',
    Origin: {
      OriginType: 'domain',
      Origins: [`app.example.com:${(origin.address() as AddressInfo).port}`],
      ServerName: 'app.example.com',
    },
  })
})

afterAll(async () => {
  origin.closeAllConnections()
  origin.close()
  await emulator[Symbol.asyncDispose]()
})

describe('an edge before a private bucket', () => {
  it('gives a file to whoever has a signed address, the second time from what it keeps', async () => {
    const first = await get(files, signed('/report.txt'))
    expect(first).toMatchObject({ status: 200, body: 'the report', lookup: 'Cache Miss' })
    expect(first.headers.get('content-disposition')).toContain('report.txt')
    const pulls = (await counters(files)).pulls
    expect(await get(files, signed('/report.txt', { rand: 'another' }))).toMatchObject({
      status: 200,
      body: 'the report',
      lookup: 'Cache Hit',
    })
    expect((await counters(files)).pulls).toBe(pulls)
  })

  it.each([
    ['no signature', () => '/report.txt'],
    ['one that was made with another key', () => signed('/report.txt', { by: 'someotherkey' })],
    ['one for another file', () => signed('/report.txt').replace('report', 'secret')],
    ['one that has expired', () => signed('/report.txt', { age: 901 })],
    ['one whose time was changed', () => signed('/report.txt', { age: 901 }).replace(/=\d+/, `=${now()}`)],
    ['a signature of COS under the parameter', () => '/report.txt?cdn_sign=q-sign-algorithm%3Dsha1'],
  ])('refuses %s, though it has the file', async (_, address) => {
    const { pulls, refusals } = await counters(files)
    expect(await get(files, address())).toMatchObject({ status: 403, body: '' })
    expect(await counters(files)).toMatchObject({ pulls, refusals: refusals + 1 })
  })

  it('gives parts of what it has, and says when nothing changed', async () => {
    const part = await get(files, signed('/report.txt'), { range: 'bytes=4-9' })
    expect(part).toMatchObject({ status: 206, body: 'report' })
    expect(part.headers.get('content-range')).toBe('bytes 4-9/10')
    expect((await get(files, signed('/report.txt'), { range: 'bytes=99-' })).status).toBe(416)
    const etag = part.headers.get('etag') ?? ''
    expect((await get(files, signed('/report.txt'), { 'if-none-match': etag })).status).toBe(304)
  })

  it('keeps nothing of what is not there', async () => {
    expect(await get(files, signed('/later.txt'))).toMatchObject({ status: 404, lookup: 'Cache Miss' })
    await put('later.txt', 'it came')
    expect(await get(files, signed('/later.txt'))).toMatchObject({ status: 200, body: 'it came' })
  })

  it('keeps parameters that are no signature apart, so that nobody changes what others get', async () => {
    const asHtml = '&response-content-type=text%2Fhtml'
    const changed = await get(files, signed('/report.txt') + asHtml)
    expect(changed.headers.get('content-type')).toBe('text/html')
    const usual = await get(files, signed('/report.txt'))
    expect(usual).toMatchObject({ lookup: 'Cache Hit' })
    expect(usual.headers.get('content-type')).toBe('text/plain')
  })

  it('takes the former key beside a new one, and sets the headers that it is told', async () => {
    await update({
      Domain: files,
      Authentication: authentication({ SecretKey: key, BackupSecretKey: former }),
      ResponseHeader: {
        Switch: 'on',
        HeaderRules: [
          {
            HeaderMode: 'set',
            HeaderName: 'X-Content-Type-Options',
            HeaderValue: 'nosniff',
            RuleType: 'all',
            RulePaths: ['*'],
          },
        ],
      },
    })
    const answer = await get(files, signed('/report.txt', { by: former }))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('knows type D as well', async () => {
    await update({
      Domain: files,
      Authentication: {
        Switch: 'on',
        TypeD: {
          ...{ SecretKey: key, ExpireTime: 900, FileExtensions: ['txt'], FilterType: 'blacklist' },
          ...{ SignParam: 'sign', TimeParam: 't', TimeFormat: 'dec' },
        },
      },
    })
    const time = now()
    const hash = createHash('md5').update(`${key}/report.txt${time}`).digest('hex')
    expect((await get(files, `/report.txt?sign=${hash}&t=${time}`)).status).toBe(200)
    expect((await get(files, `/report.txt?sign=${hash}&t=${time + 1}`)).status).toBe(403)
    expect((await get(files, '/logo.svg')).status).toBe(200)
  })

  it.each([
    ['a key that is too short', authentication({ SecretKey: 'short' })],
    ['no type', { Switch: 'on' }],
  ])('is not configured with %s', async (_, Authentication) => {
    await expect(client.UpdateDomainConfig({ Domain: files, Authentication })).rejects.toMatchObject({
      code: 'InvalidParameter.CdnParamError',
    })
  })
})

describe('an edge before a web server', () => {
  it('asks it under the name that is configured, and follows what it says of its age', async () => {
    asked = []
    expect(await get(site, '/a.js')).toMatchObject({ body: 'one', lookup: 'Cache Miss' })
    expect(await get(site, '/a.js')).toMatchObject({ body: 'one', lookup: 'Cache Hit' })
    expect(asked).toEqual(['GET app.example.com/a.js'])
    clock.advance(61_000)
    expect(await get(site, '/a.js')).toMatchObject({ body: 'one', lookup: 'Cache Refresh Hit' })
    answers = { ...answers, headers: { ...answers.headers, etag: '"2"' }, body: 'two' }
    expect(await get(site, '/a.js')).toMatchObject({ body: 'one', lookup: 'Cache Hit' })
    clock.advance(61_000)
    expect(await get(site, '/a.js')).toMatchObject({ body: 'two', lookup: 'Cache Miss' })
  })

  it('keeps nothing that is not to be kept, and passes on what is sent', async () => {
    answers = { status: 200, headers: { 'cache-control': 'no-cache' }, body: 'page' }
    asked = []
    await get(site, '/')
    await get(site, '/')
    expect((await fetch(`${await urlOf(site)}/api`, { method: 'POST', body: 'x' })).status).toBe(200)
    expect(asked).toEqual(['GET app.example.com/', 'GET app.example.com/', 'POST app.example.com/api'])
  })

  it('forgets what is purged, by address and by folder, and fetches what is to be there before it is asked for', async () => {
    answers = { status: 200, headers: { 'cache-control': 'max-age=600' }, body: 'old' }
    for (const path of ['/b/1.js', '/b/2.js', '/c.js']) await get(site, path)
    answers = { ...answers, body: 'new' }
    const { TaskId } = await client.PurgeUrlsCache({ Urls: [`https://${site}/c.js`] })
    expect((await client.DescribePurgeTasks({ TaskId: TaskId ?? '' })).PurgeLogs).toMatchObject([
      { Url: `https://${site}/c.js`, Status: 'done', PurgeType: 'url' },
    ])
    expect(await get(site, '/c.js')).toMatchObject({ body: 'new', lookup: 'Cache Miss' })
    expect(await get(site, '/b/1.js')).toMatchObject({ body: 'old', lookup: 'Cache Hit' })
    await client.PurgePathCache({ Paths: [`https://${site}/b/`], FlushType: 'delete' })
    expect(await get(site, '/b/2.js')).toMatchObject({ body: 'new', lookup: 'Cache Miss' })

    const pushed = await client.PushUrlsCache({ Urls: [`http://${site}/d.js`] })
    const question = { TaskId: pushed.TaskId ?? '' }
    expect((await client.DescribePushTasks(question)).PushLogs).toMatchObject([{ Status: 'process' }])
    await pass(minute)
    expect((await client.DescribePushTasks(question)).PushLogs).toMatchObject([{ Status: 'done' }])
    expect(await get(site, '/d.js')).toMatchObject({ body: 'new', lookup: 'Cache Hit' })
  })

  it('compresses what it is told to, for whoever takes that', async () => {
    answers = { status: 200, headers: { 'cache-control': 'max-age=600' }, body: 'word '.repeat(400) }
    const rule = { Compress: true, MinLength: 256, MaxLength: 2_097_152, Algorithms: ['brotli', 'gzip'] }
    const Compression = { Switch: 'on', CompressionRules: [{ ...rule, RuleType: 'file', RulePaths: ['js'] }] }
    await update({ Domain: site, Compression })
    for (const [accepts, encoding] of [
      ['gzip', 'gzip'],
      ['gzip, br', 'br'],
      ['identity', null],
    ] as const) {
      const { headers, body } = await get(site, '/big.js', { 'accept-encoding': accepts })
      expect(headers.get('content-encoding')).toBe(encoding)
      expect(body).toBe(answers.body)
    }
    const { headers } = await get(site, '/big.png', { 'accept-encoding': 'gzip' })
    expect(headers.get('content-encoding')).toBeNull()
    answers = { ...answers, body: 'little' }
    const little = await get(site, '/little.js', { 'accept-encoding': 'gzip' })
    expect(little.headers.get('content-encoding')).toBeNull()
  })

  it('says that the origin is away, and keeps serving what it has', async () => {
    answers = { status: 200, headers: { 'cache-control': 'max-age=600' }, body: 'there' }
    await get(site, '/e.js')
    origin.close()
    origin.closeAllConnections()
    expect(await get(site, '/e.js')).toMatchObject({ body: 'there', lookup: 'Cache Hit' })
    expect((await get(site, '/f.js')).status).toBe(502)
  })

  it('sends people to HTTPS, where it shows the certificate', async () => {
    const { certificate, key: privateKey } = await aCertificate(emulator, site)
    const { CertificateId = '' } = await emulator
      .client(SslClient, { region: '' })
      .UploadCertificate({ CertificatePublicKey: certificate, CertificatePrivateKey: privateKey })
    await update({
      Domain: site,
      Https: { Switch: 'on', CertInfo: { CertId: CertificateId } },
      ForceRedirect: { Switch: 'on', RedirectType: 'https', RedirectStatusCode: 301 },
    })
    const redirected = await get(site, '/e.js')
    expect(redirected.status).toBe(301)
    expect(redirected.headers.get('location')).toBe(`https://${site}/e.js`)
    expect(await namesShownAt((await counters(site)).https)).toBe(`DNS:${site}`)
  })

  it('is found at the same address after a restart, and no more once it was stopped', async () => {
    const before = await urlOf(site)
    await emulator.restart()
    client = emulator.client(CdnClient, { region: '' })
    expect(await urlOf(site)).toBe(before)
    await client.StopCdnDomain({ Domain: site })
    await pass(5 * minute)
    expect((await fetch(`${emulator.endpoint}/cdn/${site}`)).status).toBe(404)
    await expect(fetch(`${before}/e.js`)).rejects.toThrow()
  })
})

/** Seconds. */
function now(): number {
  return Math.floor(clock.now() / 1000)
}

function signed(path: string, { by = key, rand = 'x1', age = 0 } = {}): string {
  const time = now() - age
  const hash = createHash('md5').update(`${path}-${time}-${rand}-0-${by}`).digest('hex')
  return `${path}?cdn_sign=${time}-${rand}-0-${hash}`
}

function authentication(keys: { SecretKey: string; BackupSecretKey?: string }) {
  const whole = { SignParam: 'cdn_sign', ExpireTime: 900, FileExtensions: ['*'], FilterType: 'blacklist' }
  return { Switch: 'on', TypeA: { ...whole, ...keys } }
}

async function get(domain: string, path: string, headers: Record<string, string> = {}) {
  const answer = await fetch((await urlOf(domain)) + path, { headers, redirect: 'manual' })
  const body = await answer.text()
  return {
    status: answer.status,
    headers: answer.headers,
    body,
    lookup: answer.headers.get('x-cache-lookup'),
  }
}

async function counters(domain: string) {
  return (await fetch(`${emulator.endpoint}/cdn/${domain}`)).json() as Promise<{
    http: string
    https: string
    pulls: number
    refusals: number
  }>
}

async function namesShownAt(url: string): Promise<string | undefined> {
  const { hostname: host, port } = new URL(url)
  const socket = connect({ host, port: Number(port || 443), servername: site, rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { subjectaltname } = socket.getPeerCertificate()
  socket.destroy()
  return subjectaltname
}

async function urlOf(domain: string): Promise<string> {
  return (await counters(domain)).http
}

async function pass(cloudTime: number): Promise<void> {
  clock.advance(cloudTime / speed)
  await emulator.world.scheduler.settled()
}

async function add(request: AddCdnDomainRequest): Promise<void> {
  await client.AddCdnDomain(request)
  await pass(5 * minute)
}

async function update(request: UpdateDomainConfigRequest): Promise<void> {
  await client.UpdateDomainConfig(request)
  await pass(5 * minute)
}

function bucketName(): string {
  return `files-${emulator.world.account.appId}`
}

function bucketOrigin() {
  const host = `${bucketName()}.cos.ap-guangzhou.myqcloud.com`
  return {
    OriginType: 'cos',
    Origins: [host],
    ServerName: host,
    OriginPullProtocol: 'https',
    CosPrivateAccess: 'on',
  }
}

function cos(): COS {
  const { secretId: SecretId, secretKey: SecretKey } = emulator.world.account
  const elsewhere = { Protocol: 'http:', Ip: new URL(emulator.cosEndpoint).host } as object
  return new COS({ SecretId, SecretKey, ...elsewhere })
}

async function put(Key: string, Body: string, ContentDisposition?: string): Promise<void> {
  const place = { Bucket: bucketName(), Region: 'ap-guangzhou', Key }
  const said = ContentDisposition === undefined ? {} : { ContentDisposition }
  await cos().putObject({ ...place, Body, ContentType: 'text/plain', ...said })
}

async function putObjects(): Promise<void> {
  await cos().putBucket({ Bucket: bucketName(), Region: 'ap-guangzhou' })
  await put('report.txt', 'the report', 'attachment; filename="report.txt"')
  await put('secret.txt', 'nobody’s business')
  await put('logo.svg', '<svg/>')
}

async function proveOwnership(): Promise<void> {
  const dns = emulator.client(DnspodClient, { region: '' })
  await dns.CreateDomain({ Domain: 'example.com' })
  const { SubDomain = '', Record = '' } = await client.CreateVerifyRecord({ Domain: files })
  const record = { Domain: 'example.com', RecordLine: '默认' }
  await dns.CreateRecord({ ...record, SubDomain, RecordType: 'TXT', Value: Record })
  await dns.CreateRecord({ ...record, SubDomain: 'app', RecordType: 'A', Value: '127.0.0.1' })
  await client.VerifyDomainRecord({ Domain: files })
}
