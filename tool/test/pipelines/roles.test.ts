import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { githubAccess, gitlabAccess } from '../../src/ci/access.ts'
import { underRole } from '../../src/ci/take-role.ts'
import { readApplied, writeApplied } from '../../src/drift/applied.ts'
import { type RunningEmulator, startEmulator } from '../emulator.ts'
import { type EnvironmentInput, openEnvironment, type TestEnvironment } from '../environment.ts'
import { place } from './source.ts'
import { tokenIssuer } from './token-issuer.ts'

const issuer = tokenIssuer()
const github = 'https://token.actions.githubusercontent.com'
const written: EnvironmentInput = {
  ...place,
  access: {
    operators: true,
    ci: githubAccess({ repository: 'team/app', environment: 'staging', keys: issuer.keys }),
  },
}
const wider: EnvironmentInput = { ...written, files: { cors: [{ origins: ['*'], methods: ['GET'] }] } }

/** What pipelines need of an environment: the rest of it would only take its time. */
const only = ({ kind }: { readonly kind: string }) =>
  ['cam-role', 'oidc-provider', 'cos-bucket'].includes(kind)

describe('a job of a pipeline', () => {
  let emulator: RunningEmulator
  let root: TestEnvironment
  beforeAll(async () => {
    emulator = await startEmulator()
    root = await openEnvironment(emulator.connection, 'staging', { only })
    await root.apply(written)
    await writeApplied(root.context, { at: '2026-11-23T00:00:00Z', desired: [] })
  }, 60_000)
  afterAll(() => emulator?.stop())

  /** Without a key of its own, unless it is told one. */
  const as = async (env: Record<string, string>, keyless = true) => {
    const { connection } = emulator
    const direct = keyless ? { ...connection, secretId: '', secretKey: '' } : connection
    const { account, owner, secrets } = root.context
    const taken = await underRole(direct, owner, { TENGYUN_ACCOUNT: account.uin, ...env })
    return openEnvironment(taken, 'staging', { only, secrets })
  }
  const token = (sub: string) => issuer.token({ iss: github, sub })
  const planning = { TENGYUN_ROLE: 'ci-plan', TENGYUN_ID_TOKEN: token('repo:team/app:pull_request') }
  const applying = { TENGYUN_ROLE: 'ci-apply', TENGYUN_ID_TOKEN: token('repo:team/app:environment:staging') }

  it('that may look makes a plan, reads what was applied, and changes nothing', async () => {
    const looker = await as(planning)
    expect((await looker.plan(wider)).changes).toMatchObject([{ action: 'update', kind: 'cos-bucket' }])
    expect(await readApplied(looker.context)).toMatchObject({ at: '2026-11-23T00:00:00Z' })
    await expect(looker.apply(wider)).rejects.toThrow(/AccessDenied|Unauthorized/)
  })

  it('that may change carries the plan out', async () => {
    const changer = await as(applying)
    await changer.apply(wider)
    expect((await changer.plan(wider)).changes).toEqual([])
  })

  it.each([
    ['of another repository', 'ci-plan', 'repo:others/app:pull_request'],
    ['of a change request', 'ci-apply', 'repo:team/app:pull_request'],
    ['of another environment', 'ci-apply', 'repo:team/app:environment:production'],
    ['of the main branch at night', 'ci-apply', 'repo:team/app:ref:refs/heads/main'],
  ])('%s is refused the role %s', async (_, role, sub) => {
    await expect(as({ TENGYUN_ROLE: role, TENGYUN_ID_TOKEN: token(sub) })).rejects.toMatchObject({
      code: 'UnauthorizedOperation',
    })
  })

  it('asks its platform for a token where the platform says where', async () => {
    const asked: string[] = []
    const platform = createServer((request, response) => {
      asked.push(`${request.url} ${request.headers.authorization}`)
      response.end(JSON.stringify({ value: planning.TENGYUN_ID_TOKEN }))
    }).listen(0, '127.0.0.1')
    await new Promise((done) => platform.once('listening', done))
    const { port } = platform.address() as AddressInfo
    const looker = await as({
      TENGYUN_ROLE: 'ci-plan',
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?v=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'job',
    })
    expect((await looker.plan(wider)).changes).toEqual([])
    expect(asked).toEqual(['/token?v=1&audience=sts.tencentcloudapi.com Bearer job'])
    await new Promise((done) => platform.close(done))
  })

  it('without a token takes its role by a key that is good for nothing else', async () => {
    const looker = await as({ TENGYUN_ROLE: 'operator-look' }, false)
    await expect(looker.apply(written)).rejects.toThrow(/AccessDenied|Unauthorized/)
  })

  it('that names no account is told so', async () => {
    await expect(as({ ...planning, TENGYUN_ACCOUNT: '' })).rejects.toMatchObject({ code: 'ci/no-account' })
  })
})

describe('access of a project on GitLab', () => {
  const access = (environment: string, drills: boolean) =>
    gitlabAccess({ project: 'team/app', environment, drills, keys: '{}' }).apply

  it('is of the main branch for staging and of tags for production', () => {
    expect(access('staging', true)).toBe('project_path:team/app:ref_type:branch:ref:main')
    expect(access('production', false)).toBe('project_path:team/app:ref_type:tag:ref:v*')
    expect(access('production', true)).toHaveLength(2)
  })
})
