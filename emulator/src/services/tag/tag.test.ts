import { Client as TagClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'

let emulator: TestEmulator
let tag: InstanceType<typeof TagClient>
let name: string
let id: string
beforeAll(async () => {
  emulator = await anEmulator()
  tag = emulator.client(TagClient)
})
afterAll(() => emulator[Symbol.asyncDispose]())
beforeEach(async () => {
  const Tags = [{ Key: 'kept', Value: '1' }]
  const { Vpc } = await emulator
    .client(VpcClient)
    .CreateVpc({ VpcName: 'test', CidrBlock: '10.0.0.0/16', Tags })
  id = Vpc?.VpcId ?? ''
  name = `qcs::vpc:ap-guangzhou:uin/:vpc/${id}`
  return async () => {
    await emulator.client(VpcClient).DeleteVpc({ VpcId: id })
  }
})

const tags = async () => {
  const { VpcSet } = await emulator.client(VpcClient).DescribeVpcs({ VpcIds: [id] })
  return Object.fromEntries(VpcSet?.[0]?.TagSet?.map(({ Key, Value }) => [Key, Value]) ?? [])
}

test('tags set through one product are seen by the other, however the owner is written', async () => {
  await tag.TagResources({ ResourceList: [name], Tags: [{ TagKey: 'added', TagValue: '2' }] })
  expect(await tags()).toEqual({ kept: '1', added: '2' })
  await tag.UnTagResources({ ResourceList: [name], TagKeys: ['kept'] })
  expect(await tags()).toEqual({ added: '2' })
  const Resource = `qcs::vpc:ap-guangzhou:uin/${emulator.world.account.uin}:vpc/${id}`
  await tag.ModifyResourceTags({
    Resource,
    ReplaceTags: [{ TagKey: 'new', TagValue: '3' }],
    DeleteTags: [{ TagKey: 'added' }],
  })
  expect(await tags()).toEqual({ new: '3' })
  const byId = {
    ServiceType: 'vpc',
    ResourcePrefix: 'vpc',
    ResourceRegion: 'ap-guangzhou',
    ResourceIds: [id],
  }
  expect((await tag.DescribeResourceTagsByResourceIds(byId)).Tags).toMatchObject([
    { TagKey: 'new', ResourceId: id },
  ])
})

describe('GetResources', () => {
  test('finds what has all the tags', async () => {
    await tag.TagResources({ ResourceList: [name], Tags: [{ TagKey: 'added', TagValue: '2' }] })
    const found = async (...TagFilters: { TagKey: string; TagValue?: string[] }[]) =>
      (await tag.GetResources({ TagFilters })).ResourceTagMappingList?.length
    expect(await found({ TagKey: 'kept' }, { TagKey: 'added', TagValue: ['2', '3'] })).toBe(1)
    expect(await found({ TagKey: 'kept' }, { TagKey: 'added', TagValue: ['3'] })).toBe(0)
  })

  test('forgets what was deleted', async () => {
    const vpc = emulator.client(VpcClient)
    const Tags = [{ Key: 'gone', Value: '' }]
    const { Vpc } = await vpc.CreateVpc({ VpcName: 'test', CidrBlock: '10.0.0.0/16', Tags })
    await vpc.DeleteVpc({ VpcId: Vpc?.VpcId ?? '' })
    expect((await tag.GetResources({ TagFilters: [{ TagKey: 'gone' }] })).ResourceTagMappingList).toEqual([])
  })

  test('goes through many resources page by page and sees each once', async () => {
    const names = Array.from(
      { length: 25 },
      (_, index) => `qcs::cvm:ap-guangzhou:uin/:instance/ins-${1000_0000 + index}`,
    )
    const Tags = [{ TagKey: 'many', TagValue: 'x' }]
    for (let at = 0; at < names.length; at += 10)
      await tag.TagResources({ ResourceList: names.slice(at, at + 10), Tags })
    const seen: (string | undefined)[] = []
    let PaginationToken = ''
    do {
      const page = await tag.GetResources({
        TagFilters: [{ TagKey: 'many' }],
        MaxResults: 10,
        PaginationToken,
      })
      seen.push(...(page.ResourceTagMappingList ?? []).map(({ Resource }) => Resource))
      PaginationToken = page.PaginationToken ?? ''
    } while (PaginationToken !== '')
    expect([seen.length, new Set(seen).size]).toEqual([25, 25])
  })
})

test('one bad name among several is told apart, and the others are tagged', async () => {
  const ResourceList = [name, 'nonsense', 'qcs::vpc:ap-guangzhou:uin/1:vpc/vpc-1']
  const { FailedResources } = await tag.TagResources({ ResourceList, Tags: [{ TagKey: 'a', TagValue: 'b' }] })
  expect(FailedResources?.map(({ Code }) => Code)).toEqual([
    'InvalidParameterValue.ResourceDescriptionError',
    'InvalidParameterValue.UinInvalid',
  ])
  expect(await tags()).toMatchObject({ a: 'b' })
})

test.each([
  ['an empty key', [{ TagKey: '', TagValue: 'x' }], 'InvalidParameterValue.TagKeyEmpty'],
  ['a long key', [{ TagKey: 'x'.repeat(128), TagValue: 'x' }], 'InvalidParameterValue.TagKeyLengthExceeded'],
  [
    'a long value',
    [{ TagKey: 'x', TagValue: 'x'.repeat(256) }],
    'InvalidParameterValue.TagValueLengthExceeded',
  ],
  ['a reserved key', [{ TagKey: 'qcs:x', TagValue: 'x' }], 'InvalidParameter.ReservedTagKey'],
  [
    'a key twice',
    [
      { TagKey: 'x', TagValue: 'x' },
      { TagKey: 'x', TagValue: 'y' },
    ],
    'InvalidParameterValue.TagKeyDuplicate',
  ],
  [
    'eleven tags',
    Array.from({ length: 11 }, (_, n) => ({ TagKey: `k${n}`, TagValue: '' })),
    'LimitExceeded.TagNumPerRequest',
  ],
])('TagResources refuses %s', async (_, Tags, code) => {
  await expect(tag.TagResources({ ResourceList: [name], Tags })).rejects.toMatchObject({ code })
})

test('TagResources refuses more than ten resources, and ModifyResourceTags an empty list', async () => {
  const many = tag.TagResources({ ResourceList: Array(11).fill(name), Tags: [] })
  await expect(many).rejects.toMatchObject({ code: 'LimitExceeded.ResourceNumPerRequest' })
  const empty = tag.ModifyResourceTags({ Resource: name, ReplaceTags: [] })
  await expect(empty).rejects.toMatchObject({ code: 'InvalidParameter.Tag' })
})
