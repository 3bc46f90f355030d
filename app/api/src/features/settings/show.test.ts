import { expect, it } from 'vitest'
import { readSettings } from '../../settings.ts'
import { showSettings } from './show.ts'

const environment = {
  DATABASE_URL: 'postgresql://safe:canary-password@db.example:5432/safe?sslmode=verify-full',
  REDIS_URL: 'rediss://:canary-password@redis.example:6379/0',
  COS_BUCKET: 'files-1250000000',
  COS_REGION: 'ap-guangzhou',
  MAX_CONCURRENT_AGENTS: '4',
  AI_API_KEY: 'canary-key',
}

it('tells values and where they come from, and of secrets only that there are any', () => {
  const shown = showSettings(readSettings(environment), environment)
  expect(JSON.stringify(shown)).not.toContain('canary')
  expect(shown).toEqual(
    expect.arrayContaining([
      { name: 'AUTOGEN_MAX_AGENTS', value: '4', secret: false, given: true },
      { name: 'AI_API_KEY', value: null, secret: true, given: true },
      { name: 'SETUP_CODE', value: null, secret: true, given: false },
      { name: 'AI_MODEL_BASE_URL', value: 'https://api.deepseek.com/v1', secret: false, given: false },
    ]),
  )
})
