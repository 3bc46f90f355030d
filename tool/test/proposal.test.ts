import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openProject, type ProjectFolder } from './command.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'

const environment = (more = '') =>
  `{ local: { cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', ${more} } }`

describe('a plan with its price and its findings', { timeout: 60_000 }, () => {
  let emulator: RunningEmulator
  let project: ProjectFolder

  beforeAll(async () => {
    emulator = await startEmulator()
    project = await openProject(emulator.connection)
  }, 60_000)
  afterAll(async () => {
    await project.remove()
    await emulator.stop()
  })

  const planned = async () => JSON.parse((await project.tengyun('plan', 'local', '--json')).stdout)

  it('says what each resource costs a month, and where that is known from', async () => {
    await project.configure(environment("compute: { size: '2c4g', dataDisk: 100 }"))
    const { cost } = await planned()
    const items = Object.fromEntries(cost.items.map((item: { key: string }) => [item.key, item]))
    // 100 GB of general SSD at 0.0006 an hour.
    expect(items['disk/host-1']).toEqual({ key: 'disk/host-1', monthly: 43.8, source: 'inquiry' })
    expect(items['cos-bucket/files'].source).toBe('list-price')
    expect(items['cos-bucket/files'].monthly).toBeGreaterThan(0)
    expect(items['vpc/main']).toBeUndefined()
    const sum = cost.items.reduce((fen: number, item: { monthly: number }) => fen + item.monthly * 100, 0)
    expect(cost.monthly).toBeCloseTo(sum / 100)
    expect(cost.delta).toBe(cost.monthly)
    expect(cost.assumptions.join('\n')).toContain('730 hours')
  })

  it('goes on without a price that cannot be had, and says why', async () => {
    await project.configure(environment("compute: { size: '64c512g' }"))
    const { cost, changes } = await planned()
    const host = cost.items.find((item: { key: string }) => item.key === 'cvm/host-1')
    expect(host).toMatchObject({ monthly: null, source: 'inquiry' })
    expect(host.reason).toContain('64 vCPU')
    expect(changes.length).toBeGreaterThan(10)
    expect((await project.tengyun('cost', 'local')).stdout).toContain('at least in all')
  })

  it('says what it would have to be for more users, and what that costs', async () => {
    await project.configure(environment())
    const { stdout } = await project.tengyun('cost', 'local', '--users', '10,10000', '--json')
    const [few, many] = JSON.parse(stdout).capacities
    expect(few.sizes).toMatchObject({ web: 1, workers: 0 })
    expect(many.sizes.web).toBeGreaterThan(2)
    // The app of these tests lets no agents work.
    expect(many.sizes.workers).toBe(0)
    expect(many.cost.monthly).toBeGreaterThan(few.cost.monthly)
    const priceOf = ({ cost }: { cost: { items: { key: string; monthly: number }[] } }, key: string) =>
      cost.items.find((item) => item.key === key)?.monthly
    expect(priceOf(many, 'clb/main')).toBeGreaterThan(0)
    expect(priceOf(few, 'clb/main')).toBeUndefined()
    expect(priceOf(many, `cvm/host-${many.sizes.web}`)).toBeGreaterThan(0)
  })

  it('stops an apply that violates a policy, before anything is done', async () => {
    await project.configure(environment('compute: { port: 22 }'))
    const { exitCode, stderr } = await project.tengyun('apply', 'local', '--yes')
    expect(exitCode).toBe(4)
    expect(stderr).toContain('policy/violated')
    expect(stderr).toContain('network/port-open security-group/app')
    expect(JSON.parse((await project.tengyun('resources', 'local', '--json')).stdout).resources).toEqual([])
  })

  it('shows a finding that the config accepts, with its reason', async () => {
    const accept = "[{ id: 'network/port-open', reason: 'a honeypot' }]"
    await project.configure(environment(`compute: { port: 22 }, accept: ${accept}`))
    const { findings } = await planned()
    expect(findings).toContainEqual({
      id: 'network/port-open',
      severity: 'error',
      key: 'security-group/app',
      message: 'Port 22 (SSH) is open to 0.0.0.0/0.',
      accepted: 'a honeypot',
    })
  })

  it('knows the budget', async () => {
    await project.configure(environment('budget: 10'))
    const { findings } = await planned()
    expect(findings.map(({ id }: { id: string }) => id)).toEqual(['cost/over-budget'])
  })

  it('suggests the policy that was meant', async () => {
    await project.configure(environment("accept: [{ id: 'network/port-opn', reason: 'x' }]"))
    const { exitCode, stderr } = await project.tengyun('plan', 'local')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('environments.local.accept[0].id')
    expect(stderr).toContain('Did you mean "network/port-open"?')
  })

  it('is written for Terraform where it was asked for', async () => {
    await project.configure(environment())
    const { stdout, exitCode } = await project.tengyun('export', 'terraform', 'local', '--out', 'infra')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('infra/main.tf.json')
    const document = JSON.parse(await readFile(join(project.folder, 'infra', 'main.tf.json'), 'utf8'))
    expect(document.provider).toEqual({ tencentcloud: { region: 'ap-guangzhou' } })
    expect((await project.tengyun('export', 'pulumi')).exitCode).toBe(1)
  })
})
