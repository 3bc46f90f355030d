import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client as StsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../test/client.ts'
import { eventually } from '../../test/eventually.ts'
import { choosePort } from '../engine/ports.ts'

const program = fileURLToPath(new URL('../../bin/tengyun-emulator.js', import.meta.url))

let folder: string
let data: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tengyun-cli-'))
  data = join(folder, 'emulator')
})
afterEach(async () => {
  await run('stop')
  rmSync(folder, { recursive: true, force: true })
})

interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the real command in a folder of its own. */
function run(...words: string[]): Promise<Outcome> {
  const env = { PATH: process.env.PATH }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...words, '--data', data],
      { cwd: folder, env },
      (error, stdout, stderr) => {
        resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr })
      },
    )
  })
}

const start = (...words: string[]) => run('start', '--port', '0', '--cos-port', '0', ...words)
const status = async () => JSON.parse((await run('status', '--json')).stdout)

async function stsClient() {
  const { endpoint, secretId, secretKey, uin, appId } = await status()
  return connect(StsClient, { endpoint, world: { account: { secretId, secretKey, uin, appId } } }, {})
}

const identify = async () => (await stsClient()).GetCallerIdentity()

describe('start', () => {
  test('returns once the emulator answers, and says how to reach it', async () => {
    const { exitCode, stdout } = await start()
    expect(exitCode).toBe(0)
    const { endpoint, cosEndpoint, uin } = await status()
    expect(stdout).toContain(endpoint)
    expect(stdout).toContain(cosEndpoint)
    expect(await identify()).toMatchObject({ AccountId: uin })
  })

  test('says so when it runs already, and starts no second one', async () => {
    await start()
    const { pid } = await status()
    const again = await start()
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`runs already, pid ${pid}`) })
    expect((await status()).pid).toBe(pid)
  })

  test('comes back at the same ports with the same keys', async () => {
    await start()
    const before = await status()
    await run('stop')
    await start()
    expect(await status()).toEqual({ ...before, pid: expect.any(Number) })
  })

  test('comes back after it was killed', async () => {
    await start()
    const { pid, ...before } = await status()
    process.kill(pid, 'SIGKILL')
    await eventually(status, ({ running }) => !running)
    expect(existsSync(join(data, 'emulator.json'))).toBe(true)
    await start()
    expect(await status()).toMatchObject(before)
    expect(await identify()).toMatchObject({ Type: 'RootAccount' })
  })

  test('does not take a stranger for the emulator who got its number', async () => {
    await start()
    const { pid } = await status()
    process.kill(pid, 'SIGKILL')
    await eventually(status, ({ running }) => !running)
    writeFileSync(join(data, 'emulator.pid'), `${process.pid}\n`)
    expect(await status()).toEqual({ running: false })
    expect((await start()).exitCode).toBe(0)
  })

  test('says who has a port that is taken, and leaves nothing behind', async () => {
    const port = await choosePort('127.0.0.1', 0)
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(port, '127.0.0.1', resolve))
    const { exitCode, stderr } = await run('start', '--port', String(port), '--cos-port', '0')
    holder.close()
    expect(exitCode).toBe(2)
    expect(stderr).toContain(`The port ${port} is taken`)
    if (process.platform === 'linux') expect(stderr).toContain(`pid ${process.pid}`)
    expect(existsSync(join(data, 'emulator.json'))).toBe(false)
  })

  test('says that a data folder cannot be one', async () => {
    writeFileSync(data, 'a file')
    expect(await start()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('cannot be used') })
    rmSync(data)
  })

  test('stays in the terminal if asked, and ends with it', async () => {
    const ended = start('--foreground')
    await eventually(status, ({ running }) => running)
    process.kill((await status()).pid, 'SIGTERM')
    expect((await ended).exitCode).toBe(0)
  })
})

test('the connection is for its owner alone, and gone after stop', async () => {
  await start()
  const file = join(data, 'emulator.json')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const { running, ...connection } = await status()
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(connection)
  expect(running).toBe(true)
  expect((await run('stop')).stdout).toContain('has stopped')
  expect(existsSync(file)).toBe(false)
  expect(await run('status', '--json')).toMatchObject({ exitCode: 2, stdout: '{\n  "running": false\n}\n' })
})

test('status tells people what runs', async () => {
  await start()
  const { stdout } = await run('status')
  expect(stdout).toContain('No instances and no databases yet.')
})

describe('reset', () => {
  test('removes everything, once it was confirmed', async () => {
    await start()
    const { pid } = await status()
    expect(await run('reset')).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('--yes') })
    expect((await status()).pid).toBe(pid)
    expect((await run('reset', '--yes')).exitCode).toBe(0)
    expect(existsSync(data)).toBe(false)
  })

  test('does not touch a folder that is not the emulator’s', async () => {
    writeFileSync(join(folder, 'precious'), '')
    data = folder
    expect(await run('reset', '--yes')).toMatchObject({ exitCode: 1 })
    expect(existsSync(join(folder, 'precious'))).toBe(true)
  })
})

describe('faults', () => {
  test('act on the running emulator until they are cleared', async () => {
    await start()
    const injected = await run('faults', 'inject', 'throttle', '--call', 'sts:*', '--json')
    const { id } = JSON.parse(injected.stdout)
    await expect(identify()).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
    expect((await run('faults', 'list')).stdout).toContain(`${id}  throttle  Call sts:*  acted on 1 of 1`)
    expect((await run('faults', 'trace')).stdout).toMatch(
      /^1 .* sts:GetCallerIdentity .*RequestLimitExceeded$/m,
    )
    expect(await run('faults', 'clear', id)).toMatchObject({ exitCode: 0, stdout: 'Cleared: 1.\n' })
    await identify()
  })

  test('can hold a call until it is resumed', async () => {
    await start()
    const pause = await run('faults', 'inject', 'pause', '--at', 'after-effect', '--json')
    const { id } = JSON.parse(pause.stdout)
    const identity = identify()
    expect((await run('faults', 'wait', id)).stdout).toBe('Held: sts:GetCallerIdentity ap-guangzhou\n')
    expect((await run('faults', 'resume', id)).stdout).toBe('Resumed: 1.\n')
    expect(await identity).toMatchObject({ Type: 'RootAccount' })
  })

  test('are explained, and need a running emulator', async () => {
    expect(await run('faults', '--help')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('hide-new'),
    })
    expect(await run('faults', 'list')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('No emulator runs'),
    })
  })
})

test('a quota can be another than the documented one', async () => {
  await start('--quota', 'vpc.vpcsPerRegion=0', '--quota', 'cam.roles=5')
  const { endpoint, secretId, secretKey, uin, appId } = await status()
  const emulator = { endpoint, world: { account: { secretId, secretKey, uin, appId } } }
  const order = { VpcName: 'one', CidrBlock: '10.0.0.0/16' }
  await expect(connect(VpcClient, emulator, {}).CreateVpc(order)).rejects.toMatchObject({
    code: 'LimitExceeded',
    message: expect.stringContaining('The quota of 0 VPCs'),
  })
})

test('rate limits can be switched on for a fast emulator', async () => {
  await start('--rate-limits', 'on')
  const client = await stsClient()
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => client.GetCallerIdentity()))
  expect(outcomes).toContainEqual({
    status: 'rejected',
    reason: expect.objectContaining({ code: 'RequestLimitExceeded' }),
  })
})

test.each([
  [['begin'], 'There is no command begin'],
  [[], 'Which command?'],
  [['start', 'stop'], 'One command at a time'],
  [['start', '--colour'], '--colour'],
  [['start', '--address', 'here'], '--address must be an IPv4 address'],
  [['start', '--port', '99999'], '--port must be a port below 32768'],
  [['start', '--speed', 'fast'], '--speed must be a number'],
  [['start', '--rate-limits', 'maybe'], '--rate-limits must be on or off'],
  [['start', '--quota', 'vpc.vpcs=2'], '--quota vpc.vpcs is none of'],
  [['start', '--quota', 'vpc.vpcsPerRegion'], '--quota must be like vpc.vpcsPerRegion=2'],
  [['faults', 'invent'], 'There is no command faults invent'],
  [['faults', 'inject', 'throttle', '--nth', 'two'], '--nth must be a number'],
])('%j is a mistake that is explained', async (words, message) => {
  expect(await run(...words)).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(message) })
})
