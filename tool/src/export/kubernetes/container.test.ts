import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { configSchema } from '../../config/schema.ts'
import { readContainer } from './container.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-container-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function containerOf(dockerfile: string, image: object = {}) {
  await writeFile(join(folder, 'Dockerfile'), dockerfile)
  const { app } = configSchema.parse({
    project: 'shop',
    app: { image: { from: 'sources', ...image } },
    environments: {},
  })
  return readContainer(folder, app)
}

it.each([
  ['USER 1000:1000', '1000:1000'],
  ['USER 1000', '1000'],
  ['USER node', '10001:10001'],
  ['USER 0', '10001:10001'],
  ['', '10001:10001'],
])('runs as its image says by number, and never as root: %s', async (line, user) => {
  expect((await containerOf(`FROM node:24\n${line}\n`)).user).toBe(user)
})

it('writes where the tool lets it, and has another program as its first process', async () => {
  const container = await containerOf('FROM node:24\n', { writable: ['/app/tmp', '/tmp'] })
  expect(container).toMatchObject({ writable: ['/tmp', '/app/tmp'], init: true })
})

it('writes where a compose file of its own lets it, as whom that says', async () => {
  const compose = `services:
  api:
    user: "2000:2000"
    tmpfs: [/tmp:size=8m]
    volumes:
      - \${BASE:-.}/certificates:/run/certificates:ro
      - \${DATA:-.}/plans:/app/plans
`
  await writeFile(join(folder, 'compose.yml'), compose)
  expect(await containerOf('FROM node:24\nUSER 1000\n', { compose: 'compose.yml' })).toEqual({
    ...{ user: '2000:2000', writable: ['/tmp', '/app/plans'], init: false },
  })
})
