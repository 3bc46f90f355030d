import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client as CbsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_client.js'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { anInstance, runScript } from '../../../test/instance.ts'

let emulator: TestEmulator
let cbs: InstanceType<typeof CbsClient>
let instanceId: string
beforeAll(async () => {
  emulator = await anEmulator()
  cbs = emulator.client(CbsClient)
  instanceId = await anInstance(emulator, { DataDisks: [{ DiskSize: 50 }] })
})
afterAll(() => emulator[Symbol.asyncDispose]())

const order = (more = {}) => ({
  Placement: { Zone: 'ap-guangzhou-6' },
  DiskChargeType: 'POSTPAID_BY_HOUR',
  DiskType: 'CLOUD_BSSD',
  DiskSize: 100,
  DiskName: 'data',
  ...more,
})
const aDisk = async (more = {}) => (await cbs.CreateDisks(order(more))).DiskIdSet?.[0] ?? ''
const look = async (id: string) => (await cbs.DescribeDisks({ DiskIds: [id] })).DiskSet?.[0]
const reached = (id: string, state: string) =>
  eventually(
    () => look(id),
    (disk) => disk?.DiskState === state,
  )

test('a disk keeps its files when it is taken off one host, grown and put on again', async () => {
  const id = await aDisk({ Tags: [{ Key: 'a', Value: 'b' }] })
  expect(await look(id)).toMatchObject({
    DiskState: 'UNATTACHED',
    DiskSize: 100,
    Tags: [{ Key: 'a', Value: 'b' }],
  })
  const device = `$HOST_ROOT/dev/disk/by-id/virtio-${id}`

  await cbs.AttachDisks({ InstanceId: instanceId, DiskIds: [id] })
  await expect(cbs.DetachDisks({ DiskIds: [id] })).rejects.toMatchObject({ code: 'ResourceBusy' })
  await reached(id, 'ATTACHED')
  await runScript(emulator, instanceId, `echo kept > ${device}/file`)

  await cbs.DetachDisks({ DiskIds: [id] })
  await reached(id, 'UNATTACHED')
  expect((await runScript(emulator, instanceId, `ls ${device}`)).TaskStatus).toBe('FAILED')
  await cbs.ResizeDisk({ DiskId: id, DiskSize: 200 })
  await reached(id, 'UNATTACHED')
  await cbs.AttachDisks({ InstanceId: instanceId, DiskIds: [id] })
  expect(await reached(id, 'ATTACHED')).toMatchObject({ DiskSize: 200, InstanceId: instanceId })
  expect((await runScript(emulator, instanceId, `cat ${device}/file`)).output).toBe('kept\n')
})

test('the disks of an instance show up, the system disk too', async () => {
  const { DiskSet } = await cbs.DescribeDisks({ Filters: [{ Name: 'instance-id', Values: [instanceId] }] })
  expect(DiskSet?.map(({ DiskUsage, Portable }) => [DiskUsage, Portable])).toContainEqual([
    'SYSTEM_DISK',
    false,
  ])
  expect(DiskSet?.map(({ DiskUsage, DiskSize }) => [DiskUsage, DiskSize])).toContainEqual(['DATA_DISK', 50])
})

test('a disk is made once for one token', async () => {
  const ids = await Promise.all([aDisk({ ClientToken: 'one-token' }), aDisk({ ClientToken: 'one-token' })])
  expect(new Set(ids).size).toBe(1)
})

test('a data disk outlives its instance unless it was to go with it', async () => {
  const other = await anInstance(emulator, { DataDisks: [{ DiskSize: 50 }] })
  const kept = await aDisk()
  await cbs.AttachDisks({ InstanceId: other, DiskIds: [kept] })
  await reached(kept, 'ATTACHED')
  const { DiskSet = [] } = await cbs.DescribeDisks({ Filters: [{ Name: 'instance-id', Values: [other] }] })
  await emulator.client(CvmClient).TerminateInstances({ InstanceIds: [other] })
  await reached(kept, 'UNATTACHED')
  const DiskIds = DiskSet.map(({ DiskId = '' }) => DiskId)
  expect((await cbs.DescribeDisks({ DiskIds })).DiskSet?.map(({ DiskId }) => DiskId)).toEqual([kept])
  await cbs.TerminateDisks({ DiskIds: [kept] })
  expect(await look(kept)).toBeUndefined()
  expect(existsSync(join(emulator.world.dataFolder, 'disks', kept))).toBe(false)
})

describe('refused', () => {
  test.each([
    ['a size that is no multiple of ten', { DiskSize: 105 }, 'InvalidParameterValue'],
    ['a size that is too small', { DiskSize: 10 }, 'InvalidParameterValue'],
    ['a type that is not', { DiskType: 'CLOUD_TAPE' }, 'InvalidParameterValue'],
    ['a zone of another region', { Placement: { Zone: 'ap-shanghai-2' } }, 'InvalidParameterValue'],
    ['a month in advance', { DiskChargeType: 'PREPAID' }, 'Emulator.ParameterNotSupported'],
    ['encryption, which would only be said', { Encrypt: 'ENCRYPT' }, 'Emulator.ParameterNotSupported'],
  ])('is %s', async (_, wrong, code) => {
    await expect(cbs.CreateDisks(order(wrong))).rejects.toMatchObject({ code })
  })

  test('is to shrink, to attach twice, to attach across zones and to terminate what is attached', async () => {
    const id = await aDisk()
    await expect(cbs.ResizeDisk({ DiskId: id, DiskSize: 50 })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    })
    await cbs.AttachDisks({ InstanceId: instanceId, DiskIds: [id] })
    await reached(id, 'ATTACHED')
    const again = cbs.AttachDisks({ InstanceId: instanceId, DiskIds: [id] })
    await expect(again).rejects.toMatchObject({ code: 'ResourceUnavailable.Attached' })
    const terminated = cbs.TerminateDisks({ DiskIds: [id] })
    await expect(terminated).rejects.toMatchObject({ code: 'ResourceUnavailable.NotSupported' })
    const elsewhere = await aDisk({ Placement: { Zone: 'ap-guangzhou-3' } })
    const across = cbs.AttachDisks({ InstanceId: instanceId, DiskIds: [elsewhere] })
    await expect(across).rejects.toMatchObject({ code: 'ResourceUnavailable.ZoneNotMatch' })
  })
})

describe('a snapshot', () => {
  const snapshot = async (id: string) => (await cbs.DescribeSnapshots({ SnapshotIds: [id] })).SnapshotSet?.[0]
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

  test('outlives its disk, and fills a new one with what the disk held', async () => {
    const DiskId = await aDisk()
    const device = (id: string) => `$HOST_ROOT/dev/disk/by-id/virtio-${id}`
    await cbs.AttachDisks({ InstanceId: instanceId, DiskIds: [DiskId] })
    await reached(DiskId, 'ATTACHED')
    await runScript(emulator, instanceId, `echo before > ${device(DiskId)}/file`)
    const { SnapshotId = '' } = await cbs.CreateSnapshot({
      DiskId,
      SnapshotName: 'kept',
      Deadline: inDays(30),
    })
    await runScript(emulator, instanceId, `echo after > ${device(DiskId)}/file`)
    expect(await look(DiskId)).toMatchObject({ SnapshotCount: 1 })
    await eventually(
      () => snapshot(SnapshotId),
      (one) => one?.SnapshotState === 'NORMAL',
    )
    await cbs.DetachDisks({ DiskIds: [DiskId] })
    await reached(DiskId, 'UNATTACHED')
    await cbs.TerminateDisks({ DiskIds: [DiskId] })
    expect(await snapshot(SnapshotId)).toMatchObject({ SnapshotName: 'kept', IsPermanent: false, DiskId })

    const filled = await aDisk({ SnapshotId })
    await cbs.AttachDisks({ InstanceId: instanceId, DiskIds: [filled] })
    await reached(filled, 'ATTACHED')
    expect((await runScript(emulator, instanceId, `cat ${device(filled)}/file`)).output).toBe('before\n')
  })

  test('goes with its disk where that is asked for and it is not permanent', async () => {
    const DiskId = await aDisk()
    await cbs.CreateSnapshot({ DiskId, Deadline: inDays(2) })
    const { SnapshotId = '' } = await cbs.CreateSnapshot({ DiskId })
    await cbs.TerminateDisks({ DiskIds: [DiskId], DeleteSnapshot: 1 })
    const { SnapshotSet = [] } = await cbs.DescribeSnapshots({
      Filters: [{ Name: 'disk-id', Values: [DiskId] }],
    })
    expect(SnapshotSet.map((one) => one.SnapshotId)).toEqual([SnapshotId])
    await cbs.DeleteSnapshots({ SnapshotIds: [SnapshotId] })
    await expect(cbs.DeleteSnapshots({ SnapshotIds: [SnapshotId] })).rejects.toMatchObject({
      code: 'InvalidSnapshotId.NotFound',
    })
  })

  test('lives at least a day', async () => {
    const order = cbs.CreateSnapshot({ DiskId: await aDisk(), Deadline: inDays(0.5) })
    await expect(order).rejects.toMatchObject({ code: 'InvalidParameterValue' })
  })
})
