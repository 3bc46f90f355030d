import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as MonitorClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_client.js'
import type {
  CreateAlarmNoticeRequest,
  CreateAlarmPolicyRequest,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { Client as TagClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/tag/v20180813/tag_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { anInstance } from '../../../test/instance.ts'

const Module = 'monitor'
const robot = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0'

let emulator: TestEmulator
let client: MonitorClient
let instanceId: string

beforeAll(async () => {
  emulator = await anEmulator()
  client = emulator.client(MonitorClient)
  instanceId = await anInstance(emulator)
})

afterAll(() => emulator[Symbol.asyncDispose]())

const notice: CreateAlarmNoticeRequest = {
  Module,
  Name: 'team',
  NoticeType: 'ALL',
  NoticeLanguage: 'zh-CN',
  URLNotices: [{ URL: robot }],
  UserNotices: [
    {
      ReceiverType: 'USER',
      UserIds: [1],
      NoticeWay: ['EMAIL'],
      StartTime: 0,
      EndTime: 86_399,
      Weekday: [1, 7],
    },
  ],
}

const policy: CreateAlarmPolicyRequest = {
  Module,
  PolicyName: 'hosts',
  MonitorType: 'MT_QCE',
  Namespace: 'cvm_device',
  ProjectId: 0,
  Condition: {
    IsUnionRule: 0,
    Rules: [{ MetricName: 'CpuUsage', Period: 60, Operator: 'gt', Value: '80', ContinuePeriod: 5 }],
  },
  EventCondition: { Rules: [{ MetricName: 'ping_unreachable' }] },
}

const aNotice = async (more: Partial<CreateAlarmNoticeRequest> = {}) =>
  (await client.CreateAlarmNotice({ ...notice, ...more })).NoticeId ?? ''

const aPolicy = async (more: Partial<CreateAlarmPolicyRequest> = {}) =>
  (await client.CreateAlarmPolicy({ ...policy, ...more })).PolicyId ?? ''

const read = async (PolicyId: string) => (await client.DescribeAlarmPolicy({ Module, PolicyId })).Policy

const watched = (PolicyId: string) => client.DescribeBindingPolicyObjectList({ Module, GroupId: 0, PolicyId })

describe('a notice template', () => {
  it('is found by name and tag, and tells who uses it', async () => {
    const id = await aNotice({ Name: 'on call', Tags: [{ Key: 'a', Value: 'b' }] })
    const PolicyId = await aPolicy({ NoticeIds: [id] })
    const asked = { Module, PageNumber: 1, PageSize: 20, Order: 'ASC' }
    const { Notices } = await client.DescribeAlarmNotices({ ...asked, Tags: [{ Key: 'a', Value: 'b' }] })
    expect(Notices).toMatchObject([{ Id: id, Name: 'on call', PolicyIds: [PolicyId] }])
    expect(Notices?.[0]?.URLNotices).toMatchObject([{ URL: robot, IsValid: 1 }])
    await expect(client.DescribeAlarmNotices({ ...asked, Order: 'asc' })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    })
  })

  it('is changed as a whole', async () => {
    const NoticeId = await aNotice()
    const { UserNotices: _dropped, ...rest } = notice
    await client.ModifyAlarmNotice({ ...rest, NoticeId, Name: 'renamed' })
    const { Notice } = await client.DescribeAlarmNotice({ Module, NoticeId })
    expect(Notice).toMatchObject({ Name: 'renamed', UserNotices: [], URLNotices: [{ URL: robot }] })
  })

  it('stays while a policy has it', async () => {
    const id = await aNotice()
    const PolicyId = await aPolicy({ NoticeIds: [id] })
    const remove = () => client.DeleteAlarmNotices({ Module, NoticeIds: [id] })
    await expect(remove()).rejects.toMatchObject({ code: 'FailedOperation' })
    await client.ModifyAlarmPolicyNotice({ Module, PolicyId, NoticeIds: [] })
    await remove()
    await expect(client.DescribeAlarmNotice({ Module, NoticeId: id })).rejects.toMatchObject({
      code: 'ResourceNotFound',
    })
  })

  it.each<[string, Partial<CreateAlarmNoticeRequest>]>([
    ['a long name', { Name: 'x'.repeat(61) }],
    ['an unknown kind', { NoticeType: 'SOME' }],
    ['seven addresses', { URLNotices: Array(7).fill({ URL: robot }) }],
    ['an address that is none', { URLNotices: [{ URL: 'wecom' }] }],
    [
      'nobody to tell',
      { UserNotices: [{ ReceiverType: 'USER', NoticeWay: ['SMS'], StartTime: 0, EndTime: 1 }] },
    ],
  ])('is refused with %s', async (_, change) => {
    await expect(aNotice(change)).rejects.toMatchObject({ code: 'InvalidParameterValue' })
  })
})

describe('an alarm policy', () => {
  it('shows what it was made of', async () => {
    const PolicyId = await aPolicy({ Remark: 'of the team', Tags: [{ Key: 'k', Value: 'v' }] })
    expect(await read(PolicyId)).toMatchObject({
      PolicyId,
      PolicyName: 'hosts',
      Remark: 'of the team',
      Enable: 1,
      UseSum: 0,
      Condition: { IsUnionRule: 0, Rules: [{ MetricName: 'CpuUsage', Unit: '%', NoticeFrequency: 3600 }] },
      EventCondition: { Rules: [{ MetricName: 'ping_unreachable' }] },
      Tags: [{ Key: 'k', Value: 'v' }],
    })
    const TagFilters = [{ TagKey: 'k', TagValue: ['v'] }]
    const { ResourceTagMappingList } = await emulator.client(TagClient).GetResources({ TagFilters })
    expect(ResourceTagMappingList?.[0]?.Resource).toMatch(
      new RegExp(`^qcs::monitor::.*:cm-policy/${PolicyId}$`),
    )
  })

  it('is found by its name, type and tags', async () => {
    const id = await aPolicy({ PolicyName: 'found', Tags: [{ Key: 'find', Value: 'me' }] })
    const asked = {
      Module,
      PolicyName: 'oun',
      Namespaces: ['cvm_device'],
      Tags: [{ Key: 'find', Value: 'me' }],
    }
    const { TotalCount, Policies } = await client.DescribeAlarmPolicies(asked)
    expect(TotalCount).toBe(1)
    expect(Policies?.[0]?.PolicyId).toBe(id)
    expect((await client.DescribeAlarmPolicies({ ...asked, Namespaces: ['POSTGRESQL'] })).TotalCount).toBe(0)
  })

  it('is changed part by part', async () => {
    const PolicyId = await aPolicy()
    const Rules = [{ MetricName: 'MemUsage', Period: 300, Operator: 'ge', Value: '90', ContinuePeriod: 1 }]
    await client.ModifyAlarmPolicyCondition({ Module, PolicyId, Condition: { IsUnionRule: 1, Rules } })
    await client.ModifyAlarmPolicyInfo({ Module, PolicyId, Key: 'NAME', Value: 'memory' })
    await client.ModifyAlarmPolicyStatus({ Module, PolicyId, Enable: 0 })
    expect(await read(PolicyId)).toMatchObject({
      PolicyName: 'memory',
      Enable: 0,
      Condition: { IsUnionRule: 1, Rules },
      EventCondition: { Rules: [] },
    })
  })

  it.each<[string, Partial<CreateAlarmPolicyRequest>, string]>([
    ['another module', { Module: 'monitors' }, 'InvalidParameterValue'],
    ['an unknown type', { Namespace: 'qce/cvm' }, 'ResourceNotFound'],
    ['no project where one is needed', { ProjectId: -1 }, 'InvalidParameterValue'],
    ['an unknown notice template', { NoticeIds: ['notice-00000000'] }, 'ResourceNotFound'],
    ['an unknown event', { EventCondition: { Rules: [{ MetricName: 'sunrise' }] } }, 'InvalidParameterValue'],
    [
      'an unknown metric',
      { Condition: { IsUnionRule: 0, Rules: [{ MetricName: 'CPUUsage' }] } },
      'InvalidParameterValue',
    ],
    [
      'a threshold that is no number',
      { Condition: { IsUnionRule: 0, Rules: [{ MetricName: 'CpuUsage', Operator: 'gt', Value: 'much' }] } },
      'InvalidParameterValue',
    ],
    ['a condition template, by name', { ConditionTemplateId: 1 }, 'Emulator.ParameterNotSupported'],
  ])('is refused with %s', async (_, change, code) => {
    await expect(aPolicy(change)).rejects.toMatchObject({ code })
  })

  it('is refused without a region', async () => {
    const nowhere = emulator.client(MonitorClient, { region: '' })
    await expect(nowhere.CreateAlarmPolicy(policy)).rejects.toMatchObject({ code: 'MissingParameter' })
  })
})

describe('a binding', () => {
  const bind = (PolicyId: string, Dimensions: object, Region = 'gz') =>
    client.BindingPolicyObject({
      Module,
      PolicyId,
      Dimensions: [{ Region, Dimensions: JSON.stringify(Dimensions) }],
    })

  it('names an instance and is taken off by its own id', async () => {
    const PolicyId = await aPolicy()
    await bind(PolicyId, { unInstanceId: instanceId })
    await bind(PolicyId, { unInstanceId: instanceId })
    const { Total, List } = await watched(PolicyId)
    expect({ Total, List }).toMatchObject({
      Total: 1,
      List: [{ Region: 'gz', Dimensions: JSON.stringify({ unInstanceId: instanceId }) }],
    })
    expect(await read(PolicyId)).toMatchObject({ UseSum: 1, Enable: 1 })
    const UniqueId = [List?.[0]?.UniqueId ?? '']
    await client.UnBindingPolicyObject({ Module, GroupId: 0, PolicyId, UniqueId })
    expect((await watched(PolicyId)).Total).toBe(0)
  })

  it.each([
    ['of another name', { InstanceId: 'ins' }, 'gz'],
    ['of an instance that is not there', { unInstanceId: 'ins-00000000' }, 'gz'],
  ])('with dimensions %s is accepted and switches the policy off', async (_, dimensions, region) => {
    const PolicyId = await aPolicy()
    await bind(PolicyId, dimensions, region)
    expect((await watched(PolicyId)).Total).toBe(0)
    expect(await read(PolicyId)).toMatchObject({ Enable: 0 })
  })

  it('in a wrong region does so, too', async () => {
    const PolicyId = await aPolicy()
    await bind(PolicyId, { unInstanceId: instanceId }, 'ap-guangzhou')
    expect(await read(PolicyId)).toMatchObject({ Enable: 0, UseSum: 0 })
  })

  it('by tag lets instances join, and leave when they end', async () => {
    const TagSpecification = [{ ResourceType: 'instance', Tags: [{ Key: 'watch', Value: 'yes' }] }]
    const { PolicyId = '', OriginId = '' } = await client.CreateAlarmPolicy(policy)
    const tag = { Module, PolicyId, GroupId: OriginId, Tag: { Key: 'watch', Value: 'yes' } }
    await expect(client.BindingPolicyTag({ ...tag, ServiceType: 'redis' })).rejects.toMatchObject({
      code: 'FailedOperation',
    })
    await client.BindingPolicyTag({ ...tag, ServiceType: 'cvm' })
    const id = await anInstance(emulator, { TagSpecification })
    const byOrigin = () => client.DescribeBindingPolicyObjectList({ Module, GroupId: Number(OriginId) })
    await eventually(byOrigin, ({ Total }) => Total === 1)
    await emulator.client(CvmClient).TerminateInstances({ InstanceIds: [id] })
    await eventually(byOrigin, ({ Total }) => Total === 0)
  })
})

describe('what can be watched', () => {
  it('has metrics and events under the names that policies take', async () => {
    const { QceNamespacesNew } = await client.DescribeAllNamespaces({ Module, SceneType: 'ST_ALARM' })
    const ids = QceNamespacesNew?.map(({ Id }) => Id)
    expect(ids).toEqual(
      expect.arrayContaining(['cvm_device', 'POSTGRESQL', 'redis_mem_edition', 'lb_lbid_lb']),
    )
    const asked = { Module, Namespace: 'redis_mem_edition' }
    const { Metrics } = await client.DescribeAlarmMetrics({ ...asked, MonitorType: 'MT_QCE' })
    expect(Metrics?.find(({ MetricName }) => MetricName === 'MemUtil')).toMatchObject({
      Unit: '%',
      Dimensions: ['instanceid'],
      MetricConfig: { Period: [60, 300] },
    })
    const { Events } = await client.DescribeAlarmEvents(asked)
    expect(Events.map(({ EventName }) => EventName)).toContain('redis_master_slave_switched')
  })
})

describe('alarm histories', () => {
  it('are none, since nothing is measured', async () => {
    const asked = { Module, AlarmStatus: ['ALARM'], PageSize: 100, StartTime: 1 }
    expect(await client.DescribeAlarmHistories(asked)).toMatchObject({ TotalCount: 0, Histories: [] })
  })

  it('are asked for in the cloud’s words, and in pages it has', async () => {
    await expect(client.DescribeAlarmHistories({ Module, AlarmStatus: ['RAISED'] })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    })
    await expect(client.DescribeAlarmHistories({ Module, PageSize: 101 })).rejects.toMatchObject({
      code: 'InvalidParameterValue',
    })
  })
})
