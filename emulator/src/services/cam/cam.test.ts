import { Client as CamClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client.js'
import { Client as StsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { isAllowed } from './authorize.ts'

let emulator: TestEmulator
let cam: InstanceType<typeof CamClient>
let uin: string
beforeAll(async () => {
  emulator = await anEmulator()
  cam = emulator.client(CamClient)
  uin = emulator.world.account.uin
})
afterAll(() => emulator[Symbol.asyncDispose]())

const policy = (...statement: object[]) => JSON.stringify({ version: '2.0', statement })
const allow = (action: string | string[], resource: string | string[]) => ({
  effect: 'allow',
  action,
  resource,
})
const deny = (action: string, resource: string) => ({ effect: 'deny', action, resource })
const trust = (principal: object) => policy({ action: 'name/sts:AssumeRole', effect: 'allow', principal })

/** A role that the account itself may assume, with one policy of the same name. */
async function aRole(RoleName: string, PolicyDocument: string) {
  await cam.CreateRole({ RoleName, PolicyDocument: trust({ qcs: [`qcs::cam::uin/${uin}:root`] }) })
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: RoleName, PolicyDocument })
  await cam.AttachRolePolicy({ AttachRoleName: RoleName, PolicyId })
  return PolicyId
}

async function assume(roleName: string, more: { Policy?: string } = {}) {
  const RoleArn = `qcs::cam::uin/${uin}:roleName/${roleName}`
  const request = { RoleArn, RoleSessionName: 'test', ...more }
  const { Credentials } = await emulator.client(StsClient).AssumeRole(request)
  const { TmpSecretId = '', TmpSecretKey = '', Token = '' } = { ...Credentials }
  return { secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token }
}

describe('a role', () => {
  test('is found by name and by tag, with what it trusts', async () => {
    const Tags = [{ Key: 'a', Value: 'b' }]
    const PolicyDocument = trust({ service: ['cvm.qcloud.com'] })
    const { RoleId } = await cam.CreateRole({ RoleName: 'found', PolicyDocument, Tags })
    const { RoleInfo } = await cam.GetRole({ RoleName: 'found' })
    expect(RoleInfo).toMatchObject({ RoleId, PolicyDocument, Tags })
    const { List } = await cam.DescribeRoleList({ Page: 1, Rp: 20, Tags })
    expect(List?.map(({ RoleName }) => RoleName)).toEqual(['found'])
    await cam.DeleteRole({ RoleName: 'found' })
    await expect(cam.GetRole({ RoleName: 'found' })).rejects.toMatchObject({
      code: 'InvalidParameter.RoleNotExist',
    })
  })

  test('lists the policies attached to it, each once', async () => {
    const PolicyId = await aRole('listed', policy(allow('cos:*', '*')))
    await cam.AttachRolePolicy({ AttachRoleName: 'listed', PolicyId })
    const attached = () => cam.ListAttachedRolePolicies({ RoleName: 'listed', Page: 1, Rp: 20 })
    expect((await attached()).List).toMatchObject([{ PolicyId, PolicyName: 'listed' }])
    await cam.DeletePolicy({ PolicyId: [PolicyId] })
    expect((await attached()).TotalNum).toBe(0)
  })

  test.each<[string, { RoleName?: string; PolicyDocument?: string }, string]>([
    ['a name in use', { RoleName: 'twice' }, 'InvalidParameter.RoleNameInUse'],
    ['a name of odd letters', { RoleName: 'a b' }, 'InvalidParameter.RoleNameError'],
    ['no JSON', { PolicyDocument: '{' }, 'InvalidParameter.PolicyDocumentError'],
    [
      'a trust in nobody',
      { PolicyDocument: policy({ effect: 'allow' }) },
      'InvalidParameter.PolicyDocumentError',
    ],
    [
      'a condition',
      { PolicyDocument: policy({ ...allow('a:b', '*'), condition: {} }) },
      'Emulator.PolicyConditionNotSupported',
    ],
  ])('cannot be made with %s', async (_, wrong, code) => {
    const right = { RoleName: 'fine', PolicyDocument: trust({ service: ['cvm.qcloud.com'] }) }
    if (wrong.RoleName === 'twice') await cam.CreateRole({ ...right, RoleName: 'twice' })
    await expect(cam.CreateRole({ ...right, ...wrong })).rejects.toMatchObject({ code })
  })
})

describe('a session of a role', () => {
  test('may do what its policies allow, and nothing else', async () => {
    await aRole('reader', policy(allow('vpc:Describe*', '*')))
    const vpc = emulator.client(VpcClient, { credential: await assume('reader') })
    await vpc.DescribeVpcs({})
    const creation = vpc.CreateVpc({ VpcName: 'test', CidrBlock: '10.0.0.0/16' })
    await expect(creation).rejects.toMatchObject({ code: 'AuthFailure.UnauthorizedOperation' })
  })

  test('may do less with a session policy', async () => {
    await aRole('narrowed', policy(allow('vpc:*', '*')))
    const Policy = encodeURIComponent(policy(allow('vpc:DescribeSubnets', '*')))
    const vpc = emulator.client(VpcClient, { credential: await assume('narrowed', { Policy }) })
    await vpc.DescribeSubnets({})
    await expect(vpc.DescribeVpcs({})).rejects.toMatchObject({ code: 'AuthFailure.UnauthorizedOperation' })
  })

  test('can do nothing once the role is gone', async () => {
    await aRole('short', policy(allow('vpc:*', '*')))
    const vpc = emulator.client(VpcClient, { credential: await assume('short') })
    await vpc.DescribeVpcs({})
    await cam.DeleteRole({ RoleName: 'short' })
    await expect(vpc.DescribeVpcs({})).rejects.toMatchObject({ code: 'AuthFailure.UnauthorizedOperation' })
  })

  test('survives a restart of the emulator', async () => {
    await aRole('lasting', policy(allow('vpc:*', '*')))
    const credential = await assume('lasting')
    await emulator.restart()
    await emulator.client(VpcClient, { credential }).DescribeVpcs({})
  })

  test('is not given for a role that trusts others', async () => {
    const PolicyDocument = trust({ service: ['cvm.qcloud.com'] })
    await cam.CreateRole({ RoleName: 'distant', PolicyDocument })
    await expect(assume('distant')).rejects.toMatchObject({ code: 'InternalError.GetRoleError' })
    await expect(assume('nobody')).rejects.toMatchObject({ code: 'ResourceNotFound.RoleNotFound' })
  })
})

describe('isAllowed', () => {
  const object = (key: string) => `qcs::cos:ap-guangzhou:uid/1250000001:files-1250000001/${key}`
  const may = (document: string, action: string, resource: string) =>
    isAllowed(
      emulator.world,
      { type: 'federated', uin, name: 'test', sessionPolicy: document },
      action,
      resource,
    )

  test.each<[string, boolean, string, string, string]>([
    ['everything by stars', true, policy(allow('*', '*')), 'cos:GetObject', object('a')],
    ['an action by its name', true, policy(allow('cos:GetObject', '*')), 'cos:GetObject', object('a')],
    [
      'an action by its older spelling',
      true,
      policy(allow('name/cos:GetObject', '*')),
      'cos:GetObject',
      object('a'),
    ],
    [
      'one of several actions',
      true,
      policy(allow(['cos:Put*', 'cos:Get*'], '*')),
      'cos:GetObject',
      object('a'),
    ],
    ['another action not', false, policy(allow('cos:PutObject', '*')), 'cos:GetObject', object('a')],
    [
      'a key below a prefix',
      true,
      policy(allow('cos:*', object('files/*'))),
      'cos:GetObject',
      object('files/a/b'),
    ],
    [
      'a key beside the prefix not',
      false,
      policy(allow('cos:*', object('files/*'))),
      'cos:GetObject',
      object('other/a'),
    ],
    [
      'any owner where none is named',
      true,
      policy(allow('cos:*', 'qcs::cos:ap-guangzhou:uid/:files-1250000001/*')),
      'cos:GetObject',
      object('a'),
    ],
    [
      'any region where none is named',
      true,
      policy(allow('cos:*', 'qcs::cos::uid/1250000001:files-1250000001/*')),
      'cos:GetObject',
      object('a'),
    ],
    [
      'another region not',
      false,
      policy(allow('cos:*', 'qcs::cos:ap-beijing:uid/:*')),
      'cos:GetObject',
      object('a'),
    ],
    [
      'what is denied not, though allowed',
      false,
      policy(allow('cos:*', '*'), deny('cos:DeleteObject', '*')),
      'cos:DeleteObject',
      object('a'),
    ],
    [
      'what is denied elsewhere',
      true,
      policy(allow('cos:*', '*'), deny('cos:*', object('secret/*'))),
      'cos:GetObject',
      object('a'),
    ],
    [
      'an action on no resource only with a star',
      false,
      policy(allow('cvm:*', 'qcs::cvm:::instance/*')),
      'cvm:DescribeInstances',
      '*',
    ],
    ['a key with colons', true, policy(allow('cos:*', object('a:*'))), 'cos:GetObject', object('a:b:c')],
    ['nothing without statements', false, policy(), 'cos:GetObject', object('a')],
  ])('grants %s', (_, expected, document, action, resource) => {
    expect(may(document, action, resource)).toBe(expected)
  })
})

test('GetUserAppId tells the account', async () => {
  expect(await cam.GetUserAppId()).toMatchObject({
    OwnerUin: uin,
    AppId: Number(emulator.world.account.appId),
  })
})
