import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BUCKET, REGION, startCosStandIn } from './cos-stand-in.ts'
import { startEnvironment, type TestEnvironment } from './environment.ts'
import { end, eventually, freePort } from './processes.ts'

const ACCEPTANCE_TOKEN = 'acceptance-token-of-the-tests-0123456789'

/** The built programs as they run on a host: in a folder of their own, without node_modules. */
let environment: TestEnvironment
let cos: Awaited<ReturnType<typeof startCosStandIn>>
let release: string
let variables: Record<string, string>
const started: ChildProcess[] = []

beforeAll(async () => {
  environment = await startEnvironment()
  cos = await startCosStandIn('AKIDtest')
  release = join(environment.folder, 'release')
  mkdirSync(release)
  execFileSync(process.execPath, [join(import.meta.dirname, '../build.ts'), join(release, 'api')])
  variables = {
    DATABASE_URL: environment.postgres.url,
    REDIS_URL: environment.redis.url,
    REDIS_CA_FILE: environment.caFile,
    COS_BUCKET: BUCKET,
    COS_REGION: REGION,
    COS_ENDPOINT: cos.endpoint.href,
    COS_SECRET_ID: 'AKIDtest',
    COS_SECRET_KEY: 'cos-secret',
    HOST: '127.0.0.1',
    RELEASE: 'test',
    ACCEPTANCE_TOKEN,
    ARTIFACT_STORAGE_PATH: join(environment.folder, 'artifacts'),
  }
}, 30_000)

afterAll(async () => {
  await Promise.all(started.map((child) => end(child, 'SIGKILL')))
  await cos.stop()
  await environment.stop()
})

function run(program: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [join('api', program)], { cwd: release, env })
  started.push(child)
  const output = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { child, ended: output.then(([stdout, stderr, [code]]) => ({ stdout, stderr, code })) }
}

async function serve(more: Record<string, string> = {}) {
  const port = await freePort()
  const { child, ended } = run('server.js', { ...variables, PORT: String(port), ...more })
  const url = `http://127.0.0.1:${port}`
  await eventually(async () => expect((await fetch(`${url}/ready`)).status).toBe(200))
  return { child, ended, url }
}

const post = (url: string) =>
  fetch(`${url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ACCEPTANCE_TOKEN}` },
    body: JSON.stringify({ title: '塌方', body: '国道 105 线中断。', severity: 'critical' }),
  })

it('migrates, serves, finishes a request in flight at SIGTERM and exits 0', async () => {
  const migration = await run('migrate.js', variables).ended
  expect(migration).toMatchObject({ code: 0 })
  expect(migration.stdout).toContain('"applied":["001_reports"')

  const { child, ended, url } = await serve()
  const uploadMayEnd = Promise.withResolvers<void>()
  const uploadBegins = Promise.withResolvers<void>()
  cos.hooks.beforeAnswer = async () => {
    uploadBegins.resolve()
    await uploadMayEnd.promise
  }
  const response = post(url)
  await uploadBegins.promise
  child.kill('SIGTERM')
  await eventually(async () => await expect(fetch(`${url}/health`)).rejects.toThrow())
  uploadMayEnd.resolve()
  expect((await response).status).toBe(201)
  expect(await ended).toMatchObject({ code: 0 })
}, 15_000)

it('writes structured lines with the request id and without a secret', async () => {
  const { child, ended, url } = await serve()
  const response = await post(url)
  child.kill('SIGTERM')
  const { stdout } = await ended
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines).toContainEqual(
    expect.objectContaining({
      requestId: response.headers.get('x-request-id'),
      method: 'POST',
      path: '/api/reports',
      status: 201,
      msg: 'Request answered',
    }),
  )
  expect(stdout).not.toMatch(/test-password|cos-secret|acceptance-token/)
}, 15_000)

it('works where nobody prepared the folder of artifacts, and leaves no other one behind', async () => {
  const TMPDIR = join(environment.folder, 'temporary')
  mkdirSync(TMPDIR)
  const ARTIFACT_STORAGE_PATH = join(environment.folder, 'nobody-made-this/artifacts')
  const { child, ended } = await serve({ TMPDIR, ARTIFACT_STORAGE_PATH })
  expect(readdirSync(TMPDIR)).toEqual([expect.stringMatching(/^safe-system-artifacts-/)])
  child.kill('SIGTERM')
  expect((await ended).stdout).toContain(ARTIFACT_STORAGE_PATH)
  expect(readdirSync(TMPDIR)).toEqual([])
}, 15_000)

it('says all that is wrong with its settings and exits 1', async () => {
  const { code, stderr } = await run('server.js', { ...variables, PORT: '0', COS_REGION: 'Guangzhou' }).ended
  expect(code).toBe(1)
  expect(stderr).toBe(
    [
      'error settings/invalid: The environment variables are not valid.',
      '  PORT: must be a whole number from 1 to 65535 (is "0")',
      '  COS_REGION: must be a region such as ap-guangzhou (is "Guangzhou")',
      '',
    ].join('\n'),
  )
})

it('exits 2 when its port is taken', async () => {
  const { code, stderr } = await run('server.js', { ...variables, PORT: cos.endpoint.port }).ended
  expect(code).toBe(2)
  expect(stderr).toContain('EADDRINUSE')
})
