import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import COS from 'cos-nodejs-sdk-v5'
import { Client as TatClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { anInstance, runScript, taskEnd } from '../../../test/instance.ts'
import { processesOf } from '../../data-planes/processes.ts'

let emulator: TestEmulator
let instanceId: string
let root: string

beforeAll(async () => {
  emulator = await anEmulator()
  instanceId = await anInstance(emulator)
  root = join(emulator.world.dataFolder, 'hosts', instanceId)
})
afterAll(() => emulator[Symbol.asyncDispose]())

/** Of a bucket that nobody made. */
const bucketUrl = 'https://nobody-1250000000.cos.ap-guangzhou.myqcloud.com'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('RunCommand', () => {
  test('runs a real script in the folder of the host', async () => {
    const { TaskStatus, TaskResult, output } = await runScript(
      emulator,
      instanceId,
      'pwd; echo hello > note; echo 好',
    )
    expect({ TaskStatus, ExitCode: TaskResult?.ExitCode }).toEqual({ TaskStatus: 'SUCCESS', ExitCode: 0 })
    expect(output).toBe(`${root}/root\n好\n`)
    expect(readFileSync(join(root, 'root/note'), 'utf8')).toBe('hello\n')
  })

  test('gives the host its own environment and nothing of the emulator', async () => {
    const { output } = await runScript(emulator, instanceId, 'env')
    const names = output
      .match(/^\w+(?==)/gm)
      ?.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name))
    expect(names?.sort()).toEqual(['HOME', 'HOST_ADDRESS', 'HOST_ROOT', 'LANG', 'METADATA_ENDPOINT', 'PATH'])
  })

  test('tells a failing script by its exit code', async () => {
    const { TaskStatus, TaskResult } = await runScript(emulator, instanceId, 'echo no >&2; exit 3')
    expect({ TaskStatus, ExitCode: TaskResult?.ExitCode }).toEqual({ TaskStatus: 'FAILED', ExitCode: 3 })
  })

  test('keeps the first 24 KB of output and tells how much it dropped', async () => {
    const { TaskResult, output } = await runScript(
      emulator,
      instanceId,
      'head -c 30000 /dev/zero | tr "\\0" x',
    )
    expect([output.length, TaskResult?.Dropped]).toEqual([24 * 1024, 30_000 - 24 * 1024])
  })

  test('puts all of the output into COS where it is told to', async () => {
    const bucket = `output-${emulator.world.account.appId}`
    const { secretId: SecretId, secretKey: SecretKey } = emulator.world.account
    const Ip = new URL(emulator.cosEndpoint).host
    const cos = new COS({ SecretId, SecretKey, Ip, Protocol: 'http:' })
    await cos.putBucket({ Bucket: bucket, Region: 'ap-guangzhou' })
    const { TaskResult, output } = await runScript(emulator, instanceId, 'seq 1 10000', {
      OutputCOSBucketUrl: `https://${bucket}.cos.ap-guangzhou.myqcloud.com`,
      OutputCOSKeyPrefix: 'runs/of today',
    })
    expect(output.length).toBe(24 * 1024)
    const { host, pathname } = new URL(TaskResult?.OutputUrl ?? '')
    expect(host).toBe(`${bucket}.cos.ap-guangzhou.myqcloud.com`)
    const Key = decodeURIComponent(pathname.slice(1))
    expect(Key).toMatch(/^runs\/of today\/invt-/)
    const { Body } = await cos.getObject({ Bucket: bucket, Region: 'ap-guangzhou', Key })
    expect(String(Body).split('\n')).toHaveLength(10_001)
  })

  test('says what COS said where the output could not be put there', async () => {
    const { TaskStatus, TaskResult } = await runScript(emulator, instanceId, 'echo hello', {
      OutputCOSBucketUrl: bucketUrl,
    })
    expect({ TaskStatus, TaskResult }).toMatchObject({
      TaskStatus: 'SUCCESS',
      TaskResult: { OutputUrl: '', OutputUploadCOSErrorInfo: 'NoSuchBucket' },
    })
  })

  test('ends a script that takes too long, with all that it started', async () => {
    const script = 'sleep 300 & echo $!; sleep 300'
    const { TaskStatus, output } = await runScript(emulator, instanceId, script, { Timeout: 1 })
    expect(TaskStatus).toBe('TIMEOUT')
    await eventually(
      () => processesOf(root),
      (pids) => !pids.includes(Number(output)),
    )
  })

  test('leaves a daemon running that the script started in a session of its own', async () => {
    const { output } = await runScript(emulator, instanceId, 'setsid sleep 300 >/dev/null & echo $!')
    expect(processesOf(root)).toContain(Number(output))
  })

  test('fills parameters in and shows hidden ones to nobody', async () => {
    const script = 'echo {{word}} {{tat-hidden:password}}; tr "\\0" " " < /proc/$$/cmdline'
    const { output, InvocationId = '' } = await runScript(emulator, instanceId, script, {
      EnableParameter: true,
      Parameters: JSON.stringify({ word: 'hello', password: 'correct-horse' }),
    })
    expect(output).toMatch(/^hello correct-horse\nbash \S+\.sh $/)
    const client = emulator.client(TatClient)
    const { InvocationSet } = await client.DescribeInvocations({ InvocationIds: [InvocationId] })
    expect(JSON.parse(InvocationSet?.[0]?.Parameters ?? '')).toEqual({ word: 'hello', password: '******' })
    expect(Buffer.from(InvocationSet?.[0]?.CommandContent ?? '', 'base64').toString()).toBe(script)
    expect(readFileSync(join(emulator.world.dataFolder, 'state.jsonl'), 'utf8')).not.toContain(
      'correct-horse',
    )
    expect(existsSync(join(emulator.world.dataFolder, 'invocations', `${InvocationId}.sh`))).toBe(false)
  })

  test.each([
    ['content that is not base64', { Content: 'echo hi' }, 'InvalidParameterValue.InvalidContent'],
    ['more than 64 KB', { Content: 'A'.repeat(65_540) }, 'InvalidParameterValue.TooLong'],
    [
      'a way out of the host',
      { WorkingDirectory: '/../..' },
      'InvalidParameterValue.InvalidWorkingDirectory',
    ],
    ['a timeout of no time', { Timeout: 0 }, 'InvalidParameterValue.Range'],
    ['another user', { Username: 'ubuntu' }, 'InvalidParameterValue.InvalidUsername'],
    ['PowerShell', { CommandType: 'POWERSHELL' }, 'InvalidParameterValue.AgentUnsupportedCommandType'],
    [
      'a bucket that is none',
      { OutputCOSBucketUrl: 'https://example.com' },
      'InvalidParameterValue.InvalidOutputCOSBucketUrl',
    ],
    [
      'a way out of the bucket’s folder',
      { OutputCOSBucketUrl: bucketUrl, OutputCOSKeyPrefix: 'a/../b' },
      'InvalidParameterValue.InvalidOutputCOSKeyPrefix',
    ],
    ['an instance that is not there', { InstanceIds: ['ins-00000000'] }, 'ResourceNotFound.InstanceNotFound'],
    ['a placeholder without a value', { EnableParameter: true }, 'InvalidParameterValue.LackOfParameterInfo'],
    [
      'parameters without leave',
      { Parameters: '{}' },
      'InvalidParameterValue.SupportParametersOnlyIfEnableParameter',
    ],
  ])('refuses %s', async (_, wrong, code) => {
    const right = { Content: base64('echo {{word}}'), InstanceIds: [instanceId] }
    await expect(emulator.client(TatClient).RunCommand({ ...right, ...wrong })).rejects.toMatchObject({
      code,
    })
  })
})

test('DescribeInvocationTasks hides the output unless asked for it', async () => {
  const { InvocationId = '' } = await runScript(emulator, instanceId, 'echo secret')
  const Filters = [{ Name: 'invocation-id', Values: [InvocationId] }]
  const { InvocationTaskSet } = await emulator.client(TatClient).DescribeInvocationTasks({ Filters })
  expect(InvocationTaskSet?.[0]?.TaskResult?.Output).toBe('')
})

test('CancelInvocation terminates a running command', async () => {
  const client = emulator.client(TatClient)
  const { InvocationId = '' } = await client.RunCommand({
    Content: base64('sleep 300'),
    InstanceIds: [instanceId],
  })
  await eventually(
    () => client.DescribeInvocations({ InvocationIds: [InvocationId] }),
    ({ InvocationSet }) => InvocationSet?.[0]?.InvocationStatus === 'RUNNING',
  )
  await client.CancelInvocation({ InvocationId })
  expect((await taskEnd(emulator, InvocationId)).TaskStatus).toBe('TERMINATED')
})
