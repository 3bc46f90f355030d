import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { anInput } from '../../../test-check.ts'
import { stepChecks } from './steps.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-pipelines-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('promises no steps where the project has no pipeline', async () => {
  expect(await outcomeOf('pipeline-tests')).toBe('not-chosen')
})

it('asks a project of packages for its tests', async () => {
  await write('package.json', '{}')
  await write('.gitlab-ci.yml', 'script: npm ci && npm run build')
  expect(await outcomeOf('pipeline-tests')).toBe('failed')
  await write('.gitlab-ci.yml', 'script: npm test\nartifacts: { reports: { junit: reports/*.xml } }')
  expect(await outcomeOf('pipeline-tests')).toBe('passed')
})

it('asks for no tests where nothing says what they are, and for the way back all the same', async () => {
  await write('.gitlab-ci.yml', 'script: npx tengyun up')
  expect(await outcomeOf('pipeline-build')).toBe('not-chosen')
  expect(await outcomeOf('pipeline-tests')).toBe('not-chosen')
  expect(await outcomeOf('pipeline-gate')).toBe('failed')
})

async function outcomeOf(id: string) {
  // Nothing else of the session is looked at.
  const input = { ...anInput(), session: { project: { folder } } } as unknown as ReturnType<typeof anInput>
  const check = stepChecks.find((one) => one.id === id)
  return (await check?.run(input))?.outcome
}

async function write(file: string, text: string): Promise<void> {
  await writeFile(join(folder, file), text)
}
