import { describe, expect, it } from 'vitest'
import { readMigrationSettings, readSettings, SettingsError } from './settings.ts'

const complete = {
  DATABASE_URL: 'postgresql://safe:p%40ss@10.0.0.5:5433/safe_prod?sslmode=verify-full',
  REDIS_URL: 'rediss://:hush@10.0.0.6:6380/2',
  COS_BUCKET: 'files-1250000000',
  COS_REGION: 'ap-guangzhou',
}

describe('settings', () => {
  it('reads a complete environment and fills in the defaults', () => {
    const settings = readSettings(complete)
    expect(settings.DATABASE_URL).toMatchObject({
      host: '10.0.0.5',
      port: 5433,
      user: 'safe',
      database: 'safe_prod',
    })
    expect(settings.DATABASE_URL.password.reveal()).toBe('p@ss')
    expect(settings.REDIS_URL).toMatchObject({ host: '10.0.0.6', port: 6380, database: 2 })
    expect(settings).toMatchObject({ HOST: '0.0.0.0', PORT: 8000, LOG_LEVEL: 'info', AUTOGEN_MAX_AGENTS: 10 })
  })

  it('reports five mistakes as five lines, and no secret in them', () => {
    const mistaken = {
      DATABASE_URL: 'postgresql://safe:hunter2@10.0.0.5:5432/safe?sslmode=disable',
      REDIS_URL: 'redis://:hunter2@10.0.0.6:6379/0',
      COS_BUCKET: 'files',
      COS_REGION: 'ap-guangzhou',
      PORT: '80a',
      COS_SECRET_ID: 'hunter2',
    }
    expect(problemsOf(mistaken)).toEqual([
      'COS_SECRET_KEY: is missing while COS_SECRET_ID is set; give both or neither',
      'PORT: must be a whole number from 1 to 65535 (is "80a")',
      'DATABASE_URL: sslmode must be verify-full: disable would not prove which server answers',
      'REDIS_URL: must begin with rediss:// since Redis is reached over TLS only',
      'COS_BUCKET: must be the bucket with its AppId, such as files-1250000000 (is "files")',
    ])
  })

  it('names what is missing', () => {
    expect(problemsOf({})).toEqual(Object.keys(complete).map((name) => `${name}: is missing`))
  })

  it('takes an empty variable for an unset one', () => {
    expect(readSettings({ ...complete, PORT: '', AI_API_KEY: '' }).PORT).toBe(8000)
  })

  it('names a certificate file that cannot be read', () => {
    const url = `${complete.DATABASE_URL}&sslrootcert=/nowhere/ca.pem`
    expect(problemsOf({ ...complete, DATABASE_URL: url })).toEqual([
      'DATABASE_URL: sslrootcert names /nowhere/ca.pem, which cannot be read',
    ])
  })

  it('refuses a database of a cluster that no cluster has', () => {
    expect(problemsOf({ ...complete, REDIS_CLUSTER: 'on' })).toEqual([
      'REDIS_URL: names a database other than 0, and a cluster (REDIS_CLUSTER) has no other',
    ])
    const REDIS_URL = 'rediss://:hush@10.0.0.6:6380/0'
    expect(readSettings({ ...complete, REDIS_URL, REDIS_CLUSTER: 'on' }).REDIS_CLUSTER).toBe('on')
  })

  it('accepts the second names of the story and refuses a contradiction', () => {
    expect(readSettings({ ...complete, MAX_CONCURRENT_AGENTS: '4' }).AUTOGEN_MAX_AGENTS).toBe(4)
    expect(problemsOf({ ...complete, AGENT_TIMEOUT: '60', AUTOGEN_AGENT_TIMEOUT: '90' })).toEqual([
      'AGENT_TIMEOUT: says 60 but AUTOGEN_AGENT_TIMEOUT, the same setting, says 90',
    ])
  })

  it('accepts the log levels of the story, which are in capitals', () => {
    expect(readSettings({ ...complete, LOG_LEVEL: 'INFO' }).LOG_LEVEL).toBe('info')
  })

  it('lets a migration run before COS and Redis are known', () => {
    expect(readMigrationSettings({ DATABASE_URL: complete.DATABASE_URL }).DATABASE_URL.port).toBe(5433)
  })

  it('shows no secret when it is printed or logged', () => {
    const settings = readSettings({ ...complete, AI_API_KEY: 'sk-hush' })
    expect(JSON.stringify(settings)).not.toMatch(/hush|p@ss/)
    expect(`${settings.AI_API_KEY}`).toBe('[secret]')
  })
})

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment)
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
  }
  throw new Error('The settings were accepted')
}
