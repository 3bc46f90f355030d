import { generateKeyPairSync, sign } from 'node:crypto'
import { OIDCRoleArnCredential } from 'tencentcloud-sdk-nodejs/tencentcloud/common/credential.js'
import { Client as CamClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_client.js'
import type { CreateOIDCConfigRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import { Client as StsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'

const issuer = 'https://token.actions.githubusercontent.com'
const audience = 'sts.tencentcloudapi.com'
const subject = 'repo:team/app:ref:refs/heads/main'
const pipeline = generateKeyPairSync('rsa', { modulusLength: 2048 })
const somebody = generateKeyPairSync('rsa', { modulusLength: 2048 })

let emulator: TestEmulator
let cam: CamClient
let provider: CreateOIDCConfigRequest
let uin: string

beforeAll(async () => {
  emulator = await anEmulator()
  cam = emulator.client(CamClient)
  uin = emulator.world.account.uin
  provider = {
    Name: 'pipelines',
    IdentityUrl: issuer,
    ClientId: [audience],
    IdentityKey: base64({ keys: [{ ...pipeline.publicKey.export({ format: 'jwk' }), kid: 'first' }] }),
  }
  await cam.CreateOIDCConfig(provider)
  await aRole('deployer', {
    string_equal: { 'oidc:aud': [audience] },
    string_like: { 'oidc:sub': 'repo:team/app:*' },
  })
  const PolicyDocument = JSON.stringify({
    version: '2.0',
    statement: [{ effect: 'allow', action: ['vpc:Describe*', 'sts:GetCallerIdentity'], resource: '*' }],
  })
  const { PolicyId = 0 } = await cam.CreatePolicy({ PolicyName: 'look', PolicyDocument })
  await cam.AttachRolePolicy({ AttachRoleName: 'deployer', PolicyId })
})

afterAll(() => emulator[Symbol.asyncDispose]())

function base64(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

function aToken(
  claims: object = {},
  { key = pipeline.privateKey, kid = 'first', alg = 'RS256' } = {},
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(Date.now() / 1000) + 600
  const signed = `${part({ alg, kid })}.${part({ iss: issuer, aud: audience, sub: subject, exp, ...claims })}`
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
}

async function aRole(RoleName: string, condition?: object) {
  const principal = { federated: [`qcs::cam::uin/${uin}:oidc-provider/pipelines`] }
  const statement = { effect: 'allow', action: 'name/sts:AssumeRoleWithWebIdentity', principal, condition }
  const PolicyDocument = JSON.stringify({ version: '2.0', statement: [statement] })
  return cam.CreateRole({ RoleName, PolicyDocument })
}

function request(WebIdentityToken: string, role = 'deployer') {
  return {
    ProviderId: 'pipelines',
    WebIdentityToken,
    RoleArn: `qcs::cam::uin/${uin}:roleName/${role}`,
    RoleSessionName: 'build-1',
  }
}

const assume = (token: string, role?: string) =>
  emulator.client(StsClient).AssumeRoleWithWebIdentity(request(token, role))

/** The settings of a client that has no key of its own. */
const withoutKey = () => ({
  credential: { secretId: '', secretKey: '' },
  region: 'ap-guangzhou',
  profile: {
    httpProfile: { protocol: 'http://', endpoint: new URL(emulator.endpoint).host },
  },
})

describe('a pipeline with a token', () => {
  it('takes its role by the SDK, which has no key to sign with, and can do what the role may', async () => {
    const source = new OIDCRoleArnCredential(withoutKey(), request(aToken()))
    Object.assign(source, { endpoint: new URL(emulator.endpoint).host })
    const { secretId = '', secretKey = '', token = '' } = await source.getCredential()
    const credential = { secretId, secretKey, token }
    const vpc = emulator.client(VpcClient, { credential })
    expect((await vpc.DescribeVpcs({})).TotalCount).toBe(0)
    await expect(vpc.CreateVpc({ VpcName: 'x', CidrBlock: '10.0.0.0/16' })).rejects.toMatchObject({
      code: 'AuthFailure.UnauthorizedOperation',
    })
    const identity = await emulator.client(StsClient, { credential }).GetCallerIdentity()
    expect(identity).toMatchObject({ Type: 'CAMRole', UserId: expect.stringMatching(/:build-1$/) })
  })

  it.each([
    ['that is no token', () => 'token'],
    ['of another issuer', () => aToken({ iss: 'https://gitlab.com' })],
    ['for another audience', () => aToken({ aud: ['sts.aliyuncs.com'] })],
    ['that has expired', () => aToken({ exp: Math.floor(Date.now() / 1000) - 1 })],
    ['that never expires', () => aToken({ exp: undefined })],
    ['that is not valid yet', () => aToken({ nbf: Math.floor(Date.now() / 1000) + 600 })],
    ["signed with somebody else's key", () => aToken({}, { key: somebody.privateKey })],
    ['that names an unknown key', () => aToken({}, { kid: 'second' })],
    ['that claims to need no signature', () => aToken({}, { alg: 'none' })],
  ])('%s is refused', async (_, token) => {
    await expect(assume(token())).rejects.toMatchObject({ code: 'InvalidParameter.WebIdentityTokenError' })
  })

  it('is refused a role that does not mean it', async () => {
    await expect(assume(aToken({ sub: 'repo:others/app:ref:refs/heads/main' }))).rejects.toMatchObject({
      code: 'UnauthorizedOperation',
    })
    await aRole('exact', { string_equal: { 'oidc:sub': 'repo:team/app:*' } })
    await expect(assume(aToken(), 'exact')).rejects.toMatchObject({ code: 'UnauthorizedOperation' })
    await expect(assume(aToken(), 'nobody')).rejects.toMatchObject({ code: 'InternalError.GetRoleError' })
  })

  it('can do nothing else without a key', async () => {
    const client = new VpcClient(withoutKey())
    const unsigned = client.request('DescribeVpcs', {}, { skipSign: true })
    await expect(unsigned).rejects.toMatchObject({ code: 'AuthFailure.UnauthorizedOperation' })
  })
})

describe('a condition that would be ignored', () => {
  it.each([
    ['an operator', { string_not_equal: { 'oidc:sub': 'x' } }],
    ['a key', { string_equal: { 'qcs:ip': '10.0.0.1' } }],
  ])('because of %s is refused by name', async (_, condition) => {
    await expect(aRole('conditional', condition)).rejects.toMatchObject({
      code: 'Emulator.PolicyConditionNotSupported',
    })
  })
})

describe('an identity provider', () => {
  it('is shown, changed and deleted under its name, which is its own', async () => {
    await expect(cam.CreateOIDCConfig(provider)).rejects.toMatchObject({
      code: 'InvalidParameter.IdentityNameInUse',
    })
    const second = { ...provider, Name: 'second', Description: 'of the other team' }
    await cam.CreateOIDCConfig(second)
    expect(await cam.DescribeOIDCConfig({ Name: 'second' })).toMatchObject({
      ProviderType: 11,
      Status: 11,
      IdentityUrl: issuer,
      ClientId: [audience],
      Description: 'of the other team',
    })
    await cam.UpdateOIDCConfig({ ...second, ClientId: ['one', 'two'] })
    expect(await cam.DescribeOIDCConfig({ Name: 'second' })).toMatchObject({ ClientId: ['one', 'two'] })
    await cam.DeleteOIDCConfig({ Name: 'second' })
    await expect(cam.DescribeOIDCConfig({ Name: 'second' })).rejects.toMatchObject({
      code: 'ResourceNotFound.IdentityNotExist',
    })
  })

  it.each<[string, Partial<CreateOIDCConfigRequest>, string]>([
    ['a plain address', { IdentityUrl: 'http://ci.local' }, 'InvalidParameterValue.IdentityUrlError'],
    ['keys that are none', { IdentityKey: base64({ keys: [] }) }, 'InvalidParameterValue.MetadataError'],
    ['keys that are not in base64', { IdentityKey: '{}' }, 'InvalidParameterValue.MetadataError'],
    ['a name with spaces', { Name: 'my ci' }, 'InvalidParameterValue.NameError'],
    ['nobody it is for', { ClientId: [] }, 'InvalidParameter'],
    ['keys that change by themselves, by name', { AutoRotateKey: 1 }, 'Emulator.ParameterNotSupported'],
  ])('is refused with %s', async (_, change, code) => {
    await expect(cam.CreateOIDCConfig({ ...provider, Name: 'other', ...change })).rejects.toMatchObject({
      code,
    })
  })
})
