import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { describe, expect, test } from 'vitest'
import { points } from '../src/faults/fault.ts'
import { anEmulator, type TestEmulator } from './emulator.ts'
import { callsOf, killAt, type Target } from './kill-points.ts'

const program = fileURLToPath(new URL('kill-points-client.ts', import.meta.url))

function targetOf({ endpoint, world }: TestEmulator): Target {
  const { secretId, secretKey } = world.account
  return { endpoint, secretId, secretKey }
}

function start({ endpoint, secretId, secretKey }: Target): ChildProcess {
  const { host } = new URL(endpoint)
  return spawn(process.execPath, [program, host, secretId, secretKey], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function runToEnd(target: Target): Promise<void> {
  const [exitCode] = await once(start(target), 'exit')
  expect(exitCode).toBe(0)
}

async function made(emulator: TestEmulator) {
  const client = emulator.client(VpcClient)
  const [{ VpcSet = [] }, { SubnetSet = [] }] = await Promise.all([
    client.DescribeVpcs({}),
    client.DescribeSubnets({}),
  ])
  return { vpcs: VpcSet.length, subnets: SubnetSet.map(({ SubnetName }) => SubnetName).sort() }
}

test('the calls of a client are told by their names, as many as it made', async () => {
  await using emulator = await anEmulator()
  const target = targetOf(emulator)
  const calls = await callsOf(target, () => runToEnd(target))
  expect(calls.sort()).toEqual([
    'vpc:CreateSubnet',
    'vpc:CreateSubnet',
    'vpc:CreateVpc',
    'vpc:DescribeSubnets',
    'vpc:DescribeSubnets',
    'vpc:DescribeVpcs',
  ])
})

describe.each(points)('a client that is killed %s', (point) => {
  test.each([1, 2, 3, 4, 5, 6])(
    'of its call %i leaves what the next run completes, nothing twice',
    async (call) => {
      await using emulator = await anEmulator()
      const target = targetOf(emulator)
      const outcome = await killAt(target, { call, point }, () => start(target))
      expect(outcome).toEqual({ killedIn: expect.stringMatching(/^vpc:/) })
      const { vpcs, subnets } = await made(emulator)
      if (call === 2) expect(vpcs).toBe(point === 'before-effect' ? 0 : 1)
      if (call === 1) expect({ vpcs, subnets }).toEqual({ vpcs: 0, subnets: [] })
      await runToEnd(target)
      expect(await made(emulator)).toEqual({ vpcs: 1, subnets: ['a', 'b'] })
    },
  )
})

test('a client that makes fewer calls ends by itself', async () => {
  await using emulator = await anEmulator()
  const target = targetOf(emulator)
  const outcome = await killAt(target, { call: 7, point: 'before-effect' }, () => start(target))
  expect(outcome).toEqual({ exitCode: 0 })
})
