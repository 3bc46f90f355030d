import { Client as ClsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_client.js'
import type { CreateTopicRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'

let emulator: TestEmulator
let client: ClsClient

beforeAll(async () => {
  emulator = await anEmulator()
  client = emulator.client(ClsClient)
})

afterAll(() => emulator[Symbol.asyncDispose]())

let count = 0
const aLogset = async (Tags: { Key: string; Value: string }[] = []) => {
  count += 1
  return (await client.CreateLogset({ LogsetName: `logs-${count}`, Tags })).LogsetId ?? ''
}
const aTopic = async (LogsetId: string, more: Partial<CreateTopicRequest> = {}) =>
  (await client.CreateTopic({ LogsetId, TopicName: 'app', ...more })).TopicId ?? ''
const readTopic = async (id: string) => {
  const { Topics } = await client.DescribeTopics({ Filters: [{ Key: 'topicId', Values: [id] }] })
  return Topics?.[0]
}

it('a topic is searched once it has an index, and holds nothing, as nothing can be sent', async () => {
  const TopicId = await aTopic(await aLogset())
  const span = { TopicId, From: 1, To: 2 }
  await expect(client.SearchLog(span)).rejects.toMatchObject({ code: 'ResourceNotFound.IndexNotExist' })
  await client.CreateIndex({
    TopicId,
    Rule: { FullText: { CaseSensitive: false, Tokenizer: ' ', ContainZH: true } },
  })
  expect(await client.SearchLog(span)).toMatchObject({ ListOver: true, Results: [] })
  await expect(client.SearchLog({ ...span, From: 3 })).rejects.toMatchObject({ code: 'InvalidParameter' })
})

it('a topic is searched once it has an index, and holds nothing, as nothing can be sent', async () => {
  const TopicId = await aTopic(await aLogset())
  const span = { TopicId, From: 1, To: 2 }
  await expect(client.SearchLog(span)).rejects.toMatchObject({ code: 'ResourceNotFound.IndexNotExist' })
  await client.CreateIndex({
    TopicId,
    Rule: { FullText: { CaseSensitive: false, Tokenizer: ' ', ContainZH: true } },
  })
  expect(await client.SearchLog(span)).toMatchObject({ ListOver: true, Results: [] })
  await expect(client.SearchLog({ ...span, From: 3 })).rejects.toMatchObject({ code: 'InvalidParameter' })
})

describe('a logset', () => {
  it('has a name of its own in its region, and is found by tag', async () => {
    const id = await aLogset([{ Key: 'a', Value: 'b' }])
    const Filters = [{ Key: 'tag:a', Values: ['b'] }]
    const { Logsets } = await client.DescribeLogsets({ Filters })
    expect(Logsets).toMatchObject([{ LogsetId: id, TopicCount: 0, Tags: [{ Key: 'a', Value: 'b' }] }])
    const { LogsetName = '' } = Logsets?.[0] ?? {}
    await expect(client.CreateLogset({ LogsetName })).rejects.toMatchObject({
      code: 'InvalidParameter.LogsetConflict',
    })
    const elsewhere = emulator.client(ClsClient, { region: 'ap-shanghai' })
    expect((await elsewhere.CreateLogset({ LogsetName })).LogsetId).not.toBe(id)
  })

  it('takes a new name and new tags, all of them at once', async () => {
    const LogsetId = await aLogset([{ Key: 'a', Value: 'b' }])
    await client.ModifyLogset({ LogsetId, LogsetName: 'renamed', Tags: [{ Key: 'c', Value: 'd' }] })
    const { Logsets } = await client.DescribeLogsets({ Filters: [{ Key: 'logsetId', Values: [LogsetId] }] })
    expect(Logsets).toMatchObject([{ LogsetName: 'renamed', Tags: [{ Key: 'c', Value: 'd' }] }])
  })

  it('stays while it has topics', async () => {
    const LogsetId = await aLogset()
    const TopicId = await aTopic(LogsetId)
    await expect(client.DeleteLogset({ LogsetId })).rejects.toMatchObject({
      code: 'FailedOperation.LogsetNotEmpty',
    })
    await client.DeleteTopic({ TopicId })
    await client.DeleteLogset({ LogsetId })
    await expect(client.DeleteLogset({ LogsetId })).rejects.toMatchObject({
      code: 'ResourceNotFound.LogsetNotExist',
    })
  })
})

describe('a topic', () => {
  it('keeps logs for a month unless told otherwise', async () => {
    const TopicId = await aTopic(await aLogset())
    expect(await readTopic(TopicId)).toMatchObject({ Period: 30, StorageType: 'hot', Index: false })
    await client.ModifyTopic({ TopicId, Period: 90, HotPeriod: 30, Describes: 'of the app' })
    expect(await readTopic(TopicId)).toMatchObject({ Period: 90, HotPeriod: 30, Describes: 'of the app' })
  })

  it('is found by a part of its name, or by the whole if asked to', async () => {
    const LogsetId = await aLogset()
    await aTopic(LogsetId, { TopicName: 'access' })
    const ask = async (name: string, PreciseSearch: number) => {
      const Filters = [
        { Key: 'logsetId', Values: [LogsetId] },
        { Key: 'topicName', Values: [name] },
      ]
      return (await client.DescribeTopics({ Filters, PreciseSearch })).TotalCount
    }
    expect([await ask('acc', 0), await ask('acc', 1), await ask('access', 1)]).toEqual([1, 0, 1])
  })

  it.each<[string, Partial<CreateTopicRequest>, string]>([
    ['no days', { Period: 0 }, 'FailedOperation.InvalidPeriod'],
    [
      'too few days for the cheap storage',
      { Period: 3, StorageType: 'cold' },
      'FailedOperation.InvalidPeriod',
    ],
    ['a hot period as long as the whole', { Period: 30, HotPeriod: 30 }, 'FailedOperation.InvalidPeriod'],
    ['an unknown storage', { StorageType: 'warm' }, 'InvalidParameter'],
    ['a name with a bar', { TopicName: 'a|b' }, 'InvalidParameter'],
    ['an unknown logset', { LogsetId: '0' }, 'ResourceNotFound.LogsetNotExist'],
    ['an id of its own, by name', { TopicId: 'mine-1' }, 'Emulator.ParameterNotSupported'],
  ])('is refused with %s', async (_, change, code) => {
    await expect(aTopic(await aLogset(), change)).rejects.toMatchObject({ code })
  })

  it('has a name of its own in its logset', async () => {
    const LogsetId = await aLogset()
    await aTopic(LogsetId)
    await expect(aTopic(LogsetId)).rejects.toMatchObject({ code: 'InvalidParameter.TopicConflict' })
  })
})

describe('an index', () => {
  const Rule = {
    FullText: { CaseSensitive: false, Tokenizer: '@&?|#()', ContainZH: true },
    KeyValue: {
      CaseSensitive: false,
      KeyValues: [{ Key: 'status', Value: { Type: 'long', SqlFlag: true } }],
    },
  }

  it('comes, changes and goes with its topic', async () => {
    const TopicId = await aTopic(await aLogset())
    await expect(client.DescribeIndex({ TopicId })).rejects.toMatchObject({
      code: 'ResourceNotFound.IndexNotExist',
    })
    await client.CreateIndex({ TopicId, Rule })
    expect(await client.DescribeIndex({ TopicId })).toMatchObject({ Rule, Status: true })
    expect(await readTopic(TopicId)).toMatchObject({ Index: true })
    await expect(client.CreateIndex({ TopicId, Rule })).rejects.toMatchObject({
      code: 'InvalidParameter.IndexConflict',
    })
    await client.ModifyIndex({ TopicId, Status: false })
    expect(await client.DescribeIndex({ TopicId })).toMatchObject({ Rule, Status: false })
    await client.DeleteIndex({ TopicId })
    await expect(client.DeleteIndex({ TopicId })).rejects.toMatchObject({
      code: 'ResourceNotFound.IndexNotExist',
    })
  })

  it('is refused for numbers with a tokenizer, and for metrics', async () => {
    const LogsetId = await aLogset()
    const KeyValues = [{ Key: 'status', Value: { Type: 'long', Tokenizer: '@' } }]
    const wrong = { KeyValue: { CaseSensitive: false, KeyValues } }
    const create = (TopicId: string, rule: object) => client.CreateIndex({ TopicId, Rule: rule })
    await expect(create(await aTopic(LogsetId), wrong)).rejects.toMatchObject({ code: 'InvalidParameter' })
    const metrics = await aTopic(LogsetId, { TopicName: 'metrics', BizType: 1 })
    await expect(create(metrics, Rule)).rejects.toMatchObject({ code: 'UnsupportedOperation' })
  })
})
