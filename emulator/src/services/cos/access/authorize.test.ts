import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { issueCredential } from '../../cam/credentials.ts'
import { policies, roles } from '../../cam/model.ts'
import { type CosFixture, refusal, region, startCos } from '../test/cos-fixture.ts'
import { codeOf, sendRaw } from '../test/raw-request.ts'

let cos: CosFixture
let at: { Bucket: string; Region: string }
const time = '2026-01-01 00:00:00'

beforeAll(async () => {
  cos = await startCos()
  at = { Bucket: cos.bucket, Region: region }
  await cos.client().putBucket(at)
})
afterAll(() => cos.stop())
beforeEach(async () => {
  await cos.client().putBucketAcl({ ...at, ACL: 'private' })
  await cos.client().putObject({ ...at, Key: 'a', Body: 'content' })
})

const anonymous = async (method: string, target: string) => {
  const answer = await sendRaw(cos, { method, target, ...(method === 'PUT' ? { body: 'x' } : {}) })
  return codeOf(answer) ?? answer.status
}

describe('a request without a signature', () => {
  test('gets nothing of a private bucket', async () => {
    for (const [method, target] of [
      ['GET', '/a'],
      ['GET', '/absent'],
      ['PUT', '/a'],
      ['DELETE', '/a'],
      ['GET', '/'],
      ['GET', '/?acl'],
      ['DELETE', '/'],
    ] as const) {
      expect(await anonymous(method, target)).toBe('AccessDenied')
    }
    expect((await sendRaw(cos, { host: 'service.cos.myqcloud.com' })).status).toBe(403)
  })

  test('reads a public-read bucket and writes a public-read-write one', async () => {
    await cos.client().putBucketAcl({ ...at, ACL: 'public-read' })
    expect([await anonymous('GET', '/a'), await anonymous('GET', '/'), await anonymous('HEAD', '/')]).toEqual(
      [200, 200, 200],
    )
    expect(await anonymous('PUT', '/b')).toBe('AccessDenied')
    await cos.client().putBucketAcl({ ...at, ACL: 'public-read-write' })
    expect([await anonymous('PUT', '/b'), await anonymous('DELETE', '/b')]).toEqual([200, 204])
    expect(await anonymous('DELETE', '/')).toBe('AccessDenied')
  })

  test("is let in by an object's own ACL, and shut out by it", async () => {
    await cos.client().putObjectAcl({ ...at, Key: 'a', ACL: 'public-read' })
    expect(await anonymous('GET', '/a')).toBe(200)
    await cos.client().putBucketAcl({ ...at, ACL: 'public-read' })
    await cos.client().putObjectAcl({ ...at, Key: 'a', ACL: 'private' })
    expect(await anonymous('GET', '/a')).toBe('AccessDenied')
    await cos.client().putObjectAcl({ ...at, Key: 'a', ACL: 'default' as never })
    expect(await anonymous('GET', '/a')).toBe(200)
  })

  test('is let in by a bucket policy, and shut out by its deny', async () => {
    await cos.client().putBucketAcl({ ...at, ACL: 'public-read' })
    const resource = (pattern: string) =>
      `qcs::cos:${region}:uid/${cos.world.account.appId}:${cos.bucket}/${pattern}`
    const statement = (effect: string, action: string, pattern: string) => ({
      effect,
      principal: { qcs: ['qcs::cam::anyone:anyone'] },
      action: [`name/cos:${action}`],
      resource: [resource(pattern)],
    })
    await cos.client().putBucketPolicy({
      ...at,
      Policy: {
        version: '2.0',
        statement: [statement('deny', 'GetObject', 'a'), statement('allow', 'PutObject', 'inbox/*')],
      } as never,
    })
    expect(await anonymous('GET', '/a')).toBe('AccessDenied')
    expect(await anonymous('PUT', '/inbox/letter')).toBe(200)
    expect(await anonymous('PUT', '/elsewhere')).toBe('AccessDenied')

    const { Policy } = await cos.client().getBucketPolicy(at)
    expect(Policy).toMatchObject({ version: '2.0' })
    await cos.client().deleteBucketPolicy(at)
    expect(await anonymous('GET', '/a')).toBe(200)
  })
})

test('ACLs can be read back, grants to others included', async () => {
  await cos.client().putBucketAcl({ ...at, ACL: 'public-read', GrantWrite: 'id="100000000099"' } as never)
  const acl = await cos.client().getBucketAcl(at)
  expect(acl.ACL).toBe('public-read')
  expect(acl.GrantWrite).toBe('id="qcs::cam::uin/100000000099:uin/100000000099"')
  expect(acl.Owner.ID).toBe(`qcs::cam::uin/${cos.world.account.uin}:uin/${cos.world.account.uin}`)
  expect((await cos.client().getObjectAcl({ ...at, Key: 'a' })).ACL).toBe('default')
})

test('a bucket policy with a condition, or one that is none, is refused', async () => {
  const put = (Policy: object) => refusal(cos.client().putBucketPolicy({ ...at, Policy: Policy as never }))
  expect(await put({ version: '1.0', statement: [] })).toMatchObject({ code: 'MalformedPolicy' })
  const principal = { qcs: ['*'] }
  const statement = { effect: 'allow', principal, action: '*', resource: '*', condition: {} }
  expect(await put({ version: '2.0', statement: [statement] })).toMatchObject({ code: 'NotImplemented' })
})

test('a role may do what its policies allow, object by object', async () => {
  const { uin, appId } = cos.world.account
  const resource = `qcs::cos:${region}:uid/${appId}:${cos.bucket}/reports/*`
  policies(cos.world).set('1', {
    policyId: 1,
    policyName: 'reports',
    description: '',
    document: JSON.stringify({
      version: '2.0',
      statement: [
        { effect: 'allow', action: ['cos:PutObject', 'cos:GetObject', 'cos:DeleteObject'], resource },
      ],
    }),
    addTime: time,
    updateTime: time,
  })
  roles(cos.world).set('host', {
    roleId: '1',
    roleName: 'host',
    trust: '',
    description: '',
    sessionDuration: 7200,
    addTime: time,
    updateTime: time,
    attachments: [{ policyId: 1, addTime: time }],
  } as never)
  const { secretId, secretKey, token } = issueCredential(
    cos.world,
    { type: 'role', uin, roleName: 'host', sessionName: 's' } as never,
    1800,
  )
  const role = cos.client({ SecretId: secretId, SecretKey: secretKey, SecurityToken: token })

  await role.putObject({ ...at, Key: 'reports/1', Body: 'x' })
  expect((await role.getObject({ ...at, Key: 'reports/1' })).Body.toString()).toBe('x')
  expect(await refusal(role.putObject({ ...at, Key: 'other', Body: 'x' }))).toEqual({
    code: 'AccessDenied',
    status: 403,
  })
  expect(await refusal(role.getBucket(at))).toMatchObject({ code: 'AccessDenied' })
  expect(await refusal(role.getService({}))).toMatchObject({ code: 'AccessDenied' })
  const source = `${cos.bucket}.cos.${region}.myqcloud.com/a`
  expect(await refusal(role.putObjectCopy({ ...at, Key: 'reports/2', CopySource: source }))).toMatchObject({
    code: 'AccessDenied',
  })
  const { Deleted, Error: errors } = await role.deleteMultipleObject({
    ...at,
    Objects: [{ Key: 'reports/1' }, { Key: 'a' }],
  })
  expect([Deleted.map(({ Key }) => Key), errors.map(({ Code }) => Code)]).toEqual([
    ['reports/1'],
    ['AccessDenied'],
  ])
})
