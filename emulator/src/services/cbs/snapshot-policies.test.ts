import { Client as CbsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'

describe('Snapshot policies', () => {
  let emulator: TestEmulator
  let client: CbsClient

  beforeAll(async () => {
    emulator = await anEmulator()
    client = emulator.client(CbsClient)
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const daily = { Hour: [3], DayOfWeek: [0, 1, 2, 3, 4, 5, 6] }
  const aPolicy = async (AutoSnapshotPolicyName = 'daily') =>
    (await client.CreateAutoSnapshotPolicy({ Policy: [daily], AutoSnapshotPolicyName }))
      .AutoSnapshotPolicyId ?? ''
  const aDisk = async () => {
    const { DiskIdSet } = await client.CreateDisks({
      Placement: { Zone: 'ap-guangzhou-6' },
      DiskChargeType: 'POSTPAID_BY_HOUR',
      DiskType: 'CLOUD_BSSD',
      DiskSize: 100,
    })
    return DiskIdSet?.[0] ?? ''
  }
  const read = async (id: string) =>
    (await client.DescribeAutoSnapshotPolicies({ AutoSnapshotPolicyIds: [id] })).AutoSnapshotPolicySet?.[0]

  it('are found by name, keep snapshots for a week, and tell when the next is due', async () => {
    const id = await aPolicy('nightly')
    const Filters = [{ Name: 'auto-snapshot-policy-name', Values: ['nightly'] }]
    const { TotalCount, AutoSnapshotPolicySet } = await client.DescribeAutoSnapshotPolicies({ Filters })
    expect(TotalCount).toBe(1)
    expect(AutoSnapshotPolicySet?.[0]).toMatchObject({
      AutoSnapshotPolicyId: id,
      Policy: [daily],
      RetentionDays: 7,
      IsActivated: true,
      IsPermanent: false,
      NextTriggerTime: expect.stringMatching(/ 03:00:00$/),
    })
  })

  it('change attribute by attribute', async () => {
    const AutoSnapshotPolicyId = await aPolicy()
    await client.ModifyAutoSnapshotPolicyAttribute({ AutoSnapshotPolicyId, RetentionDays: 14 })
    await client.ModifyAutoSnapshotPolicyAttribute({ AutoSnapshotPolicyId, IsActivated: false })
    expect(await read(AutoSnapshotPolicyId)).toMatchObject({
      RetentionDays: 14,
      IsActivated: false,
      NextTriggerTime: '',
    })
    const both = { AutoSnapshotPolicyId, IsPermanent: true, RetentionDays: 7 }
    await expect(client.ModifyAutoSnapshotPolicyAttribute(both)).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    })
  })

  it('are bound to disks, which know it, and let go of those that end', async () => {
    const AutoSnapshotPolicyId = await aPolicy()
    const [kept, ended] = [await aDisk(), await aDisk()]
    await client.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId, DiskIds: [kept, ended] })
    const again = client.BindAutoSnapshotPolicy({ AutoSnapshotPolicyId, DiskIds: [kept] })
    await expect(again).rejects.toMatchObject({ code: 'InvalidDisk.AlreadyBound' })
    const { DiskSet } = await client.DescribeDisks({ DiskIds: [kept], ReturnBindAutoSnapshotPolicy: true })
    expect(DiskSet?.[0]?.AutoSnapshotPolicyIds).toEqual([AutoSnapshotPolicyId])
    expect(await client.DescribeDiskAssociatedAutoSnapshotPolicy({ DiskId: kept })).toMatchObject({
      TotalCount: 1,
      AutoSnapshotPolicySet: [{ AutoSnapshotPolicyId, DiskIdSet: [] }],
    })

    await client.TerminateDisks({ DiskIds: [ended] })
    expect((await read(AutoSnapshotPolicyId))?.DiskIdSet).toEqual([kept])
    await client.UnbindAutoSnapshotPolicy({ AutoSnapshotPolicyId, DiskIds: [kept] })
    expect((await read(AutoSnapshotPolicyId))?.DiskIdSet).toEqual([])
  })

  it('are deleted all or none', async () => {
    const id = await aPolicy()
    const AutoSnapshotPolicyIds = [id, 'asp-00000000']
    await expect(client.DeleteAutoSnapshotPolicies({ AutoSnapshotPolicyIds })).rejects.toMatchObject({
      code: 'InvalidAutoSnapshotPolicyId.NotFound',
    })
    expect(await read(id)).toBeDefined()
    await client.DeleteAutoSnapshotPolicies({ AutoSnapshotPolicyIds: [id] })
    expect(await read(id)).toBeUndefined()
  })

  it('only tell their first time on a dry run', async () => {
    const { TotalCount } = await client.DescribeAutoSnapshotPolicies({})
    const answer = await client.CreateAutoSnapshotPolicy({ Policy: [daily], DryRun: true })
    expect(answer).toMatchObject({ NextTriggerTime: expect.stringMatching(/03:00:00/) })
    expect((await client.DescribeAutoSnapshotPolicies({})).TotalCount).toBe(TotalCount)
  })
})
