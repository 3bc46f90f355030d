import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { beijingClock } from '../src/notices/beijing.ts'
import { openSecrets } from '../src/secrets/secrets.ts'
import { ageStore } from '../src/secrets/store.ts'
import { openProject, type ProjectFolder } from './command.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { openEnvironment } from './environment.ts'
import { type Mailbox, mailLogin, openMailbox } from './receivers/mailbox.ts'
import { openRobotGroup, type RobotGroup } from './receivers/robot.ts'

/** Commands as they are typed, an emulated cloud, a robot's group and a mail server. */
describe('people who are told', { timeout: 120_000 }, () => {
  let emulator: RunningEmulator
  let project: ProjectFolder
  let group: RobotGroup
  let box: Mailbox

  beforeAll(async () => {
    emulator = await startEmulator()
    // What commands remember lies beside the releases.
    const environment = await openEnvironment(emulator.connection, 'local', {
      only: ({ key }) => key === 'cos-bucket/releases',
    })
    await environment.apply({
      cloud: 'emulator',
      region: 'ap-guangzhou',
      zone: 'ap-guangzhou-6',
      compute: { runtime: 'process' },
    })
  })
  afterAll(() => emulator.stop())

  beforeEach(async () => {
    ;[project, group, box] = await Promise.all([
      openProject(emulator.connection),
      openRobotGroup(),
      openMailbox(),
    ])
    await writeFile(join(project.folder, 'mail.pem'), box.authority)
    await keepSecrets({ OPS_ROBOT: group.address, MAIL_PASSWORD: mailLogin.password })
    await configure()
  })
  afterEach(() => Promise.all([project.remove(), group.stop(), box.stop()]))

  const keepSecrets = async (values: Record<string, string>) => {
    const file = join(project.folder, '.tengyun', 'secrets', 'local.age')
    const secrets = await openSecrets(
      ageStore({ file, identityFile: join(project.folder, '.tengyun', 'identity') }),
    )
    for (const [name, value] of Object.entries(values)) secrets.give(`app/${name}`, value)
    await secrets.save()
  }

  const configure = (more = '', notices = '') =>
    project.configure(`{ local: {
      cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6', compute: { runtime: 'process' }, ${more}
      notices: {
        language: 'en', ${notices}
        robots: [{ name: 'ops', address: 'OPS_ROBOT' }],
        email: {
          host: 'localhost', port: ${box.port}, authority: 'mail.pem', from: 'alarm@example.com',
          login: { user: '${mailLogin.user}', password: 'MAIL_PASSWORD' },
          readers: [{ name: 'team', to: ['li@example.com'], language: 'zh' }],
        },
      },
    } }`)

  it('are all reached by a test, and what each answered is shown', async () => {
    const { exitCode, stdout } = await project.tengyun('notify', 'test')
    expect(stdout.split('\n')).toEqual([
      '  ✓ robot ops  errcode 0: ok',
      '  ✓ email team  250 queued as 4Xy',
      '',
    ])
    expect(exitCode).toBe(0)
    expect(group.messages[0]).toContain('This is a test: alarms would reach you')
    expect(box.mails).toMatchObject([
      { subject: '[通知] local：这是一条测试：告警可以送达您', encrypted: true },
    ])
  })

  it('hear through each other that one of them cannot be reached, and the test fails', async () => {
    await keepSecrets({ OPS_ROBOT: group.address.replace(/key=.*/, 'key=gone') })
    const { exitCode, stdout } = await project.tengyun('notify', 'test', '--json')
    expect(exitCode).toBe(4)
    const { ok, hops } = JSON.parse(stdout)
    expect(ok).toBe(false)
    expect(hops).toContainEqual({
      channel: 'robot ops',
      ok: false,
      answered: 'errcode 93000: invalid webhook url',
    })
    expect(box.mails.map(({ subject }) => subject)).toContain('[严重] local：通知无法送达 robot ops')
  })

  it('are missing an address until somebody sets it, and the test says how', async () => {
    await keepSecrets({ OPS_ROBOT: '' })
    const { exitCode, stdout } = await project.tengyun('notify', 'test')
    expect(exitCode).toBe(4)
    const { checks } = JSON.parse((await project.tengyun('doctor', '--json')).stdout)
    expect(checks.find(({ id }: { id: string }) => id === 'notices-robot-ops')).toMatchObject({ ok: false })
    expect(stdout).toContain('✗ robot ops  OPS_ROBOT has no value: npx tengyun secrets set OPS_ROBOT local')
  })

  it('hear what a pipeline has to say, also without the cloud', async () => {
    const said = ['--title', 'Tests failed', '--text', '2 of 312', '--level', 'warning']
    const send = () => project.tengyun('notify', 'send', 'local', ...said, '--link', 'https://ci/run/1')
    expect(await send()).toMatchObject({ exitCode: 0 })
    await rm(join(project.folder, '.tengyun', 'emulator'), { recursive: true })
    expect(await send()).toMatchObject({ exitCode: 0 })
    expect(group.messages).toHaveLength(2)
    expect(group.messages[0]).toContain('**<font color="warning">Warning</font> Tests failed**')
    expect(group.messages[0]).toContain('> What: 2 of 312')
    expect(group.messages[0]).toContain('[More](https://ci/run/1)')
  })

  it('hear once of a budget that is overrun, and once that it no longer is', async () => {
    await configure('budget: 1,')
    const first = await project.tengyun('cost')
    expect(first.stderr).toContain('told robot ops, email team')
    const again = await project.tengyun('cost')
    expect(again.stderr).not.toContain('told')
    await configure('budget: 100000,')
    await project.tengyun('cost')
    expect(group.messages.map((text) => /\*\*(.*)\*\*/.exec(text)?.[1])).toEqual([
      '<font color="warning">Warning</font> The month costs more than its budget',
      '<font color="info">Resolved</font> The month is within its budget',
    ])
  })

  it('are left in peace in quiet hours, and hear in the end', async () => {
    const hour = 3_600_000
    const [from, until] = [-hour, hour].map((away) => beijingClock(new Date(Date.now() + away)))
    await configure('', `quietHours: { from: '${from}', until: '${until}' },`)
    const kept = await project.tengyun('notify', 'send', 'local', '--title', 'The night’s drill went well')
    expect(kept).toMatchObject({ exitCode: 0, stdout: 'Nothing goes out now.\n' })
    await configure()
    const { stdout } = await project.tengyun('notify', 'flush')
    expect(stdout).toContain('✓ robot ops')
    expect(group.messages[0]).toContain('The night’s drill went well')
  })
})
