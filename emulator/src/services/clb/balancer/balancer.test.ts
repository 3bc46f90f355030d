import { once } from 'node:events'
import { request as requestHttps } from 'node:https'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { Client as ClbClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_client.js'
import type { Target } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as SslClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/ssl/v20191205/ssl_client.js'
import { Client as TatClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCertificate } from '../../../../test/certificate.ts'
import { anEmulator, type TestEmulator } from '../../../../test/emulator.ts'
import { eventually } from '../../../../test/eventually.ts'
import { anOrder } from '../../../../test/instance.ts'
import { aNetwork } from '../../../../test/network.ts'
import { answerReady, aWebServer } from '../../../../test/web-server.ts'
import { authorityCertificate } from '../../../data-planes/certificates.ts'

const domain = 'www.example.com'

describe('what a load balancer does with traffic', () => {
  let emulator: TestEmulator
  let client: ClbClient
  let first: string
  let second: string
  let vip: string
  let at: { LoadBalancerId: string; ListenerId: string; LocationId: string }

  beforeAll(async () => {
    emulator = await anEmulator()
    client = emulator.client(ClbClient)
    const network = await aNetwork(emulator)
    ;[first = '', second = ''] = await twoInstances(network)
    await Promise.all([aWebServer(emulator, first), aWebServer(emulator, second)])
    const order = { LoadBalancerType: 'OPEN', VpcId: network.vpcId }
    const LoadBalancerId = (await done(client.CreateLoadBalancer(order))).LoadBalancerIds?.[0] ?? ''
    const { LoadBalancerSet } = await client.DescribeLoadBalancers({ LoadBalancerIds: [LoadBalancerId] })
    vip = LoadBalancerSet?.[0]?.LoadBalancerVips?.[0] ?? ''
    const listener = client.CreateListener({ LoadBalancerId, Ports: [8080], Protocol: 'HTTP' })
    const ListenerId = (await done(listener)).ListenerIds?.[0] ?? ''
    const HealthCheck = { HttpCheckPath: '/ready', HttpCode: 2 }
    const Rules = [{ Domain: domain, Url: '/', HealthCheck }]
    const LocationId =
      (await done(client.CreateRule({ LoadBalancerId, ListenerId, Rules }))).LocationIds?.[0] ?? ''
    at = { LoadBalancerId, ListenerId, LocationId }
    const Targets = [aTarget(first, { Weight: 20 }), aTarget(second, { Weight: 10 })]
    await done(client.RegisterTargets({ ...at, Targets }))
    await healthy(2)
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const done = async <Answer extends { RequestId?: string }>(answer: Promise<Answer>): Promise<Answer> => {
    const { RequestId: TaskId = '' } = await answer
    await eventually(
      () => client.DescribeTaskStatus({ TaskId }),
      ({ Status }) => Status === 0,
    )
    return answer
  }
  const twoInstances = async (network: Awaited<ReturnType<typeof aNetwork>>) => {
    const { InstanceIdSet: InstanceIds = [] } = await emulator
      .client(CvmClient)
      .RunInstances(anOrder(network, { InstanceCount: 2 }))
    await eventually(
      () => emulator.client(TatClient).DescribeAutomationAgentStatus({ InstanceIds }),
      ({ AutomationAgentSet = [] }) =>
        AutomationAgentSet.filter(({ AgentStatus }) => AgentStatus === 'Online').length === 2,
    )
    return InstanceIds
  }
  const aTarget = (InstanceId: string, more: Partial<Target> = {}) => ({ InstanceId, Port: 8000, ...more })
  const healthy = (count: number) =>
    eventually(
      () => client.DescribeTargetHealth({ LoadBalancerIds: [at.LoadBalancerId] }),
      ({ LoadBalancers }) =>
        LoadBalancers?.[0]?.Listeners?.[0]?.Rules?.[0]?.Targets?.filter((one) => one.HealthStatus).length ===
        count,
      { within: 20_000 },
    )
  const get = (path = '/', port = 8080) => fetch(`http://${vip}:${port}${path}`, { redirect: 'manual' })
  const ask = async (path?: string) => (await (await get(path)).json()) as Record<string, string>
  const instancesOf = async (count: number) => {
    const answers = []
    for (let index = 0; index < count; index += 1) answers.push((await ask()).instance)
    return answers
  }

  it('spreads requests over the targets by their weights', async () => {
    const answers = await instancesOf(6)
    const count = (id: string) => answers.filter((answer) => answer === id).length
    expect([count(first), count(second)]).toEqual([4, 2])
  })

  it('tells targets who asked, by which name and scheme', async () => {
    expect(await ask('/a?b=c')).toMatchObject({
      path: '/a?b=c',
      host: `${vip}:8080`,
      forwardedFor: expect.stringMatching(/^127\./),
      scheme: 'http',
    })
  })

  it('leaves out a target that is not healthy, unless none is', async () => {
    await answerReady(emulator, first, 503)
    await healthy(1)
    expect(await instancesOf(3)).toEqual([second, second, second])
    await answerReady(emulator, second, 503)
    await healthy(0)
    expect(new Set(await instancesOf(4))).toEqual(new Set([first, second]))
    await answerReady(emulator, first, 200)
    await answerReady(emulator, second, 200)
    await healthy(2)
  })

  it('drains a target whose weight is 0', async () => {
    await done(client.ModifyTargetWeight({ ...at, Targets: [aTarget(second)], Weight: 0 }))
    expect(await instancesOf(3)).toEqual([first, first, first])
    await done(client.ModifyTargetWeight({ ...at, Targets: [aTarget(second)], Weight: 10 }))
  })

  it('has HTTPS with the listener’s certificate, and sends plain requests there', async () => {
    const { certificate, key } = await aCertificate(emulator, domain)
    const ssl = emulator.client(SslClient, { region: '' })
    const pair = { CertificatePublicKey: certificate, CertificatePrivateKey: key }
    const { CertificateId: CertId = '' } = await ssl.UploadCertificate(pair)
    const { LoadBalancerId } = at
    const { ListenerIds } = await done(
      client.CreateListener({ LoadBalancerId, Ports: [8443], Protocol: 'HTTPS', Certificate: { CertId } }),
    )
    const secure = { LoadBalancerId, ListenerId: ListenerIds?.[0] ?? '' }
    const { LocationIds } = await done(
      client.CreateRule({ ...secure, Rules: [{ Domain: domain, Url: '/' }] }),
    )
    const LocationId = LocationIds?.[0] ?? ''
    await done(client.RegisterTargets({ ...secure, LocationId, Targets: [aTarget(first)] }))
    const ca = await authorityCertificate(emulator.world.dataFolder)
    const answer = await new Promise<string>((resolve, reject) => {
      const headers = { Host: domain }
      requestHttps({ host: vip, port: 8443, servername: domain, ca, headers }, (response) =>
        resolve(text(response)),
      )
        .on('error', reject)
        .end()
    })
    expect(JSON.parse(answer)).toMatchObject({ instance: first, host: domain, scheme: 'https' })

    const pairOfRules = { SourceLocationId: at.LocationId, TargetLocationId: LocationId, RewriteCode: 301 }
    const rewrite = {
      LoadBalancerId,
      SourceListenerId: at.ListenerId,
      TargetListenerId: secure.ListenerId,
      RewriteInfos: [pairOfRules],
    }
    await done(client.ManualRewrite(rewrite))
    const redirect = await get('/a?b=c')
    expect([redirect.status, redirect.headers.get('location')]).toEqual([301, `https://${domain}:8443/a?b=c`])
    await done(client.DeleteRewrite(rewrite))
  })

  it('passes bytes both ways once a connection is upgraded, as WebSocket does', async () => {
    const socket = connect({ host: vip, port: 8080 })
    const head = 'GET /ws HTTP/1.1\r\nHost: www.example.com\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n'
    socket.write(head)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toMatch(/^HTTP\/1.1 101 /)
    socket.write('hello')
    expect(String((await once(socket, 'data'))[0])).toBe('hello')
    socket.destroy()
  })

  it('passes connections on as they are, on layer 4', async () => {
    const { LoadBalancerId } = at
    const { ListenerIds } = await done(
      client.CreateListener({ LoadBalancerId, Ports: [9000], Protocol: 'TCP' }),
    )
    const ListenerId = ListenerIds?.[0] ?? ''
    await done(client.RegisterTargets({ LoadBalancerId, ListenerId, Targets: [aTarget(second)] }))
    const socket = connect({ host: vip, port: 9000 })
    socket.end('GET /raw HTTP/1.0\r\n\r\n')
    expect(await text(socket)).toContain(`"instance":"${second}","path":"/raw"`)
    await done(client.DeleteListener({ LoadBalancerId, ListenerId }))
    await expect(get('/', 9000)).rejects.toThrow('fetch failed')
  })

  it('hands a request that a target does not take to the next one, whatever its method', async () => {
    const dead = { InstanceId: first, Port: 8009 }
    await done(client.RegisterTargets({ ...at, Targets: [{ ...dead, Weight: 100 }] }))
    await done(client.ModifyRule({ ...at, HealthCheck: { HealthSwitch: 0 } }))
    expect(new Set(await instancesOf(6))).toEqual(new Set([first, second]))
    const posted = await fetch(`http://${vip}:8080/post`, { method: 'POST', body: 'a body' })
    expect(posted.status).toBe(200)
    await done(client.ModifyRule({ ...at, HealthCheck: { HealthSwitch: 1 } }))
    await done(client.DeregisterTargets({ ...at, Targets: [dead] }))
    await healthy(2)
  })

  it('answers 404 where no rule is, 503 where no target is', async () => {
    const { LoadBalancerId, ListenerId } = at
    const Rules = [{ Domain: 'empty.example.com', Url: '/only', DefaultServer: true }]
    await done(client.CreateRule({ LoadBalancerId, ListenerId, Rules }))
    expect((await get('/')).status).toBe(404)
    expect((await get('/only')).status).toBe(503)
    await done(client.DeleteRule({ LoadBalancerId, ListenerId, Domain: 'empty.example.com' }))
  })

  it('listens again after the emulator was started anew, though the programs are yet to be started', async () => {
    await emulator.restart()
    const status = () =>
      get().then(
        (answer) => answer.status,
        () => 'nothing listens',
      )
    await eventually(status, (now) => now === 502)
  })
})
