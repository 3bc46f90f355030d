import { spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCloud } from '../src/cloud/cloud.ts'
import { openProject, type ProjectFolder, program } from './command.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'

let emulator: RunningEmulator
let project: ProjectFolder

beforeAll(async () => {
  emulator = await startEmulator()
  project = await openProject(emulator.connection)
  await project.configure(`{ local: {
    cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', backups: {}, alarms: {},
  } }`)
  await writeApp(project.folder)
  for (const words of [['apply', 'local', '--yes'], ['deploy']]) {
    const { exitCode, stderr } = await project.tengyun(...words)
    expect(exitCode, stderr).toBe(0)
  }
}, 120_000)

afterAll(async () => {
  await project.remove()
  await emulator.stop()
})

describe('the dashboard', () => {
  it('is written as one page that needs nothing else, with nothing secret in it', async () => {
    const { exitCode, stdout } = await project.tengyun('dashboard', '--out', 'page.html', '--json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ environment: 'local', file: join(project.folder, 'page.html') })
    const page = await readFile(join(project.folder, 'page.html'), 'utf8')
    for (const text of [
      'host-1',
      'PostgreSQL',
      '5432',
      'alarm',
      'cvm/host-1',
      'Nothing is raised.',
      'serves on host-1',
    ])
      expect(page).toContain(text)
    expect(page).not.toContain('Could not be found out.')
    expect(page).not.toContain(emulator.connection.secretKey)
  })

  it('shows what somebody did by hand as drift, on the map too', async () => {
    await openToEverybody('5432', 'ACCEPT')
    expect(await pageOf()).toContain('data open to the internet')
    // Before all others, so that it decides.
    await openToEverybody('5432', 'DROP')
    const page = await pageOf()
    expect(page).not.toContain('data open to the internet')
    expect(page).toContain('security-group/data')
  })

  it('is served until Ctrl-C, to whoever has the address that is told', async () => {
    const child = spawn(process.execPath, [program, 'dashboard', '--json', '--lang', 'zh'], {
      cwd: project.folder,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const ended = new Promise<number | null>((done) => child.once('close', done))
    let told = ''
    for await (const piece of child.stdout) {
      told += piece
      if (told.endsWith('}\n')) break
    }
    const { url } = JSON.parse(told)
    const page = await (await fetch(url)).text()
    expect(page).toContain('拓扑')
    expect((await fetch(new URL('/', url))).status).toBe(403)
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })
})

describe('the monitor', () => {
  it('has the host tell of itself, of the databases and of the app that serves', async () => {
    const { exitCode, stdout, stderr } = await project.tengyun('monitor', '--json')
    expect(exitCode, stderr).toBe(0)
    const { hosts, requests, postgres, redis, agents, unknown } = JSON.parse(stdout)
    expect(unknown).toEqual([])
    const release = expect.stringMatching(/^\d{8}-\d{6}-/)
    expect(hosts).toEqual([{ name: 'host-1', cpu: share, memory: share, disk: share, slot: 'blue', release }])
    expect(requests.failed).toBe(0)
    expect(postgres).toMatchObject({ allowed: 100, hits: share })
    expect(redis.clients).toBeGreaterThan(0)
    expect(agents).toEqual({ running: 2, queued: 1, failed: 0, tokensPerMinute: 0 })
  })

  it('tells people one reading where there is no terminal', async () => {
    const { stdout } = await project.tengyun('monitor', '--lang', 'zh')
    expect(stdout).toMatch(/主机.*CPU.*内存/)
    expect(stdout).not.toContain('\u001b')
  })
})

/** An app that is well, and tells of two agents at work. */
async function writeApp(folder: string): Promise<void> {
  const metrics =
    'process_start_time_seconds 1\\nagents_at_work 2\\nagents_waiting 1\\nagent_calls_total 4\\n'
  for (const name of ['src', 'out']) await mkdir(join(folder, name))
  await writeFile(join(folder, 'src', 'version'), '1')
  await writeFile(
    join(folder, 'out', 'server.js'),
    `require('node:http')
      .createServer((request, response) => response.end(request.url === '/metrics' ? '${metrics}' : 'well'))
      .listen(Number(process.env.PORT), process.env.HOST)`,
  )
}

const share = expect.toSatisfy((value: number) => value >= 0 && value <= 100)

async function pageOf(): Promise<string> {
  await project.tengyun('dashboard', '--out', 'page.html')
  return readFile(join(project.folder, 'page.html'), 'utf8')
}

async function openToEverybody(port: string, action: string): Promise<void> {
  const cloud = openCloud(emulator.connection, { language: 'en-US' })
  const { SecurityGroupSet = [] } = await cloud.call('vpc', 'DescribeSecurityGroups', { Limit: '100' })
  const group = SecurityGroupSet.find(({ SecurityGroupName = '' }) => SecurityGroupName.endsWith('-data'))
  await cloud.call('vpc', 'CreateSecurityGroupPolicies', {
    SecurityGroupId: group?.SecurityGroupId ?? '',
    SecurityGroupPolicySet: {
      Ingress: [{ PolicyIndex: 0, Protocol: 'TCP', Port: port, CidrBlock: '0.0.0.0/0', Action: action }],
    },
  })
}
