import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aliases, readSettings, variables } from '../app/api/src/settings.ts'
import { runWell } from './support/run.ts'

/** Named in the story that safe-system was ordered with. */
const ordered = [
  ...['DATABASE_URL', 'REDIS_URL', 'LOG_LEVEL'],
  ...['AI_MODEL_NAME', 'AI_MODEL_BASE_URL', 'AI_API_KEY', 'AI_MODEL_MAX_TOKENS'],
  ...['AUTOGEN_CONFIG_DIR', 'AUTOGEN_MAX_AGENTS', 'AUTOGEN_AGENT_TIMEOUT', 'AUTOGEN_WORKFLOW_TIMEOUT'],
  ...['MAX_CONCURRENT_AGENTS', 'AGENT_TIMEOUT', 'WORKFLOW_TIMEOUT'],
  ...['PLAN_TOOL_STORAGE_PATH', 'ARTIFACT_STORAGE_PATH', 'VITE_API_BASE_URL', 'VITE_WS_URL'],
]

/** What whoever fills a template in has at hand. */
const given = {
  DB_HOST: '10.0.0.5',
  DB_PASSWORD: 'p%40ss',
  REDIS_HOST: '10.0.0.6',
  REDIS_PASSWORD: 'p%40ss',
  COS_BUCKET: 'files-1250000000',
  DEEPSEEK_API_KEY: 'sk-key',
  AUTH_SECRET: 'a'.repeat(43),
  CONFIG_KEY: 'c'.repeat(43),
  SETUP_CODE: 'b'.repeat(43),
  DOMAIN: 'safe.example.com',
}

describe.each(['production', 'staging'])('the template of settings for %s', (environment) => {
  const path = fileURLToPath(new URL(`../deploy/.env.${environment}.template`, import.meta.url))
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tengyun-settings-'))
    for (const authority of ['postgres.pem', 'redis.pem']) await writeFile(join(folder, authority), '')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** As the container's shell reads it. */
  async function filledIn(): Promise<Record<string, string>> {
    const env = { ...given, CERTIFICATES: folder }
    const { stdout } = await runWell(['sh', '-c', `set -a; . "${path}"; env -0`], { folder, env })
    return Object.fromEntries(
      stdout.split('\0').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
  }

  it('names every variable that the app reads and that was ordered, once each', async () => {
    const named = Array.from((await readFile(path, 'utf8')).matchAll(/^([A-Z_]+)=/gm), ([, name]) => name)
    const wanted = [...Object.keys(variables.shape), ...Object.keys(aliases), ...ordered]
    expect(named.toSorted()).toEqual([...new Set(wanted)].toSorted())
  })

  it('is accepted by the app once it is filled in', async () => {
    const settings = readSettings(await filledIn())
    expect(settings.DATABASE_URL).toMatchObject({ host: '10.0.0.5', user: 'safe_user' })
    expect(settings).toMatchObject({ AUTOGEN_MAX_AGENTS: 10, DRAIN_SECONDS: 30 })
  })

  it('holds no secret itself', async () => {
    const withValue = /^[A-Z_]*(SECRET|PASSWORD|KEY|TOKEN|CODE)=(?!\$\{[A-Z_]+\}$|$)/m
    expect(await readFile(path, 'utf8')).not.toMatch(withValue)
  })
})
