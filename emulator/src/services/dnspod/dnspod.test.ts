import { Client as DnspodClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_client.js'
import type { CreateRecordRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import { Client as TagClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'

const Domain = 'example.com'

describe('DNSPod', () => {
  let emulator: TestEmulator
  let client: DnspodClient

  beforeAll(async () => {
    emulator = await anEmulator()
    client = emulator.client(DnspodClient, { region: '' })
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const aRecord = (more: Partial<CreateRecordRequest> = {}): CreateRecordRequest => ({
    Domain,
    SubDomain: 'www',
    RecordType: 'A',
    RecordLine: '默认',
    Value: '203.0.113.7',
    ...more,
  })
  const list = async (SubDomain: string) =>
    (await client.DescribeRecordList({ Domain, SubDomain, ErrorOnEmpty: 'no' })).RecordList

  it('answers the list of no zones with an error', async () => {
    await expect(client.DescribeDomainList({})).rejects.toMatchObject({
      code: 'ResourceNotFound.NoDataOfDomain',
    })
  })

  it('creates a zone with its name servers and its tags', async () => {
    const { DomainInfo } = await client.CreateDomain({
      Domain,
      Tags: [{ TagKey: 'tengyun:project', TagValue: 'safe' }],
    })
    const zone = await client.DescribeDomain({ Domain })
    expect(zone.DomainInfo).toMatchObject({
      DomainId: DomainInfo?.Id,
      TagList: [{ TagKey: 'tengyun:project', TagValue: 'safe' }],
    })
    const { RecordList } = await client.DescribeRecordList({ Domain })
    expect(RecordList?.map(({ Type, Value, DefaultNS }) => [Type, Value, DefaultNS])).toEqual([
      ['NS', 'f1g1ns1.dnspod.net.', true],
      ['NS', 'f1g1ns2.dnspod.net.', true],
    ])
    const { ResourceTagMappingList } = await emulator.client(TagClient).GetResources({
      TagFilters: [{ TagKey: 'tengyun:project', TagValue: ['safe'] }],
    })
    expect(ResourceTagMappingList?.[0]?.Resource).toBe(
      `qcs::dnspod::uin/${emulator.world.account.uin}:domain/${DomainInfo?.Id}`,
    )
  })

  it('refuses a zone that is there already, and one that is no domain', async () => {
    await expect(client.CreateDomain({ Domain })).rejects.toMatchObject({
      code: 'FailedOperation.DomainExists',
    })
    await expect(client.CreateDomain({ Domain: 'no domain' })).rejects.toMatchObject({
      code: 'InvalidParameter.DomainInvalid',
    })
  })

  it('answers an empty list with an error, unless asked not to', async () => {
    await expect(client.DescribeRecordList({ Domain, SubDomain: 'www' })).rejects.toMatchObject({
      code: 'ResourceNotFound.NoDataOfRecord',
    })
    expect(await list('www')).toEqual([])
  })

  it('creates, changes and deletes a record', async () => {
    const { RecordId = 0 } = await client.CreateRecord(aRecord({ Remark: 'tengyun: safe/production' }))
    expect(await list('www')).toMatchObject([
      { RecordId, Type: 'A', Line: '默认', TTL: 600, Status: 'ENABLE' },
    ])

    await client.ModifyRecord({ ...aRecord({ Value: '203.0.113.8', TTL: 1200 }), RecordId })
    const { RecordInfo } = await client.DescribeRecord({ Domain, RecordId })
    expect(RecordInfo).toMatchObject({
      Value: '203.0.113.8',
      TTL: 1200,
      Remark: 'tengyun: safe/production',
      Enabled: 1,
    })

    await client.DeleteRecord({ Domain, RecordId })
    await expect(client.DescribeRecord({ Domain, RecordId })).rejects.toMatchObject({
      code: 'InvalidParameter.RecordIdInvalid',
    })
  })

  it('gives back the names of hosts with a dot at their end', async () => {
    await client.CreateRecord(aRecord({ SubDomain: 'cdn', RecordType: 'CNAME', Value: 'cdn.example.net' }))
    expect((await list('cdn'))?.[0]?.Value).toBe('cdn.example.net.')
  })

  it.each<[string, Partial<CreateRecordRequest>, string]>([
    [
      'the same record twice',
      { SubDomain: 'cdn', RecordType: 'CNAME', Value: 'cdn.example.net.' },
      'InvalidParameter.DomainRecordExist',
    ],
    ['another record beside a CNAME', { SubDomain: 'cdn' }, 'InvalidParameter.DomainRecordExist'],
    ['a TTL below the free plan’s', { TTL: 60 }, 'LimitExceeded.RecordTtlLimit'],
    ['the default line in English', { RecordLine: 'default' }, 'InvalidParameter.RecordLineInvalid'],
    ['a line before the default one', { RecordLine: '电信' }, 'FailedOperation.MustAddDefaultLineFirst'],
    ['an address that is none', { Value: '203.0.113' }, 'InvalidParameter.RecordValueInvalid'],
    ['a type that nobody knows', { RecordType: 'B' }, 'InvalidParameter.RecordTypeInvalid'],
    ['a type that it has not, by name', { RecordType: '显性URL' }, 'Emulator.ParameterNotSupported'],
    [
      'an MX record without preference',
      { RecordType: 'MX', Value: 'mx.example.net' },
      'InvalidParameter.MxInvalid',
    ],
    ['another account’s zone', { Domain: 'example.org' }, 'InvalidParameterValue.DomainNotExists'],
  ])('refuses %s', async (_, more, code) => {
    await expect(client.CreateRecord(aRecord(more))).rejects.toMatchObject({ code })
  })

  it('takes the records along with their zone', async () => {
    await client.DeleteDomain({ Domain })
    await client.CreateDomain({ Domain })
    expect(await list('cdn')).toEqual([])
  })
})
