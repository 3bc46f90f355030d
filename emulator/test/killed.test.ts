import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as TatClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { processesOf } from '../src/data-planes/processes.ts'
import { anEmulatorProcess, type EmulatorProcess } from './emulator-process.ts'
import { eventually } from './eventually.ts'
import { anInstance, anOrder, runScript, taskEnd } from './instance.ts'
import { aNetwork } from './network.ts'

describe('hosts of an emulator that is killed', () => {
  let emulator: EmulatorProcess
  let id: string
  let root: string

  beforeAll(async () => {
    emulator = await anEmulatorProcess()
    id = await anInstance(emulator)
    root = join(emulator.dataFolder, 'hosts', id)
  })
  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
    expect(processesOf(root)).toEqual([])
  })

  const killAndStart = async () => {
    await emulator.kill()
    await emulator.start()
  }
  const state = async (instanceId: string) => {
    const { InstanceSet } = await emulator.client(CvmClient).DescribeInstances({ InstanceIds: [instanceId] })
    return InstanceSet?.[0]?.InstanceState
  }

  test('keep their programs running, and can be reached again', async () => {
    const { output } = await runScript(emulator, id, 'setsid sleep 300 >/dev/null & echo $!')
    await killAndStart()
    expect(processesOf(root)).toContain(Number(output))
    expect((await runScript(emulator, id, 'echo again')).output).toBe('again\n')
  })

  test('lose the command that ran, which is told as TASK_TIMEOUT and leaves no secret behind', async () => {
    const Content = Buffer.from('echo {{tat-hidden:password}} > started; sleep 300').toString('base64')
    const { InvocationId = '' } = await emulator.client(TatClient).RunCommand({
      Content,
      InstanceIds: [id],
      EnableParameter: true,
      Parameters: JSON.stringify({ password: 'correct-horse' }),
    })
    await eventually(
      () => existsSync(join(root, 'root/started')),
      (exists) => exists,
    )
    const before = processesOf(root)
    await killAndStart()
    const task = await taskEnd(emulator, InvocationId)
    expect(task.TaskStatus).toBe('TASK_TIMEOUT')
    expect(existsSync(join(emulator.dataFolder, 'invocations', `${task.InvocationTaskId}.sh`))).toBe(false)
    await eventually(
      () => processesOf(root),
      (pids) => pids.length < before.length,
    )
  })

  test('finish booting and stopping with the next emulator', async () => {
    const client = emulator.client(CvmClient)
    const { InstanceIdSet } = await client.RunInstances(anOrder(await aNetwork(emulator)))
    const other = InstanceIdSet?.[0] ?? ''
    await killAndStart()
    await eventually(
      () => state(other),
      (now) => now === 'RUNNING',
    )
    await client.StopInstances({ InstanceIds: [other] })
    await killAndStart()
    await eventually(
      () => state(other),
      (now) => now === 'STOPPED',
    )
    await client.TerminateInstances({ InstanceIds: [other] })
    await killAndStart()
    await eventually(
      () => state(other),
      (now) => now === undefined,
    )
  })

  test('are not doubled by a token that was used before', async () => {
    const order = anOrder(await aNetwork(emulator), { ClientToken: 'before-and-after' })
    const before = await emulator.client(CvmClient).RunInstances(order)
    await killAndStart()
    const after = await emulator.client(CvmClient).RunInstances(order)
    expect(after.InstanceIdSet).toEqual(before.InstanceIdSet)
  })
})
