import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CONFIG_KEY, startAppProcess, startTestApp, type TestApp } from '../../../test/app.ts'
import { eventually } from '../../../test/processes.ts'
import { anAgent, aTeam } from '../../agents/components/test-team.ts'
import { looksSealed } from '../../agents/config-store/envelope.ts'
import { Secret } from '../../secret.ts'
import type { FolderList, Team } from './schema.ts'

let test: TestApp
let folder: string

const content = JSON.stringify(aTeam([anAgent('writer')], { name: 'From the folder' }))

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'team-files-'))
  writeFileSync(join(folder, 'desk.json'), content)
  writeFileSync(join(folder, 'broken.json'), '{"provider": ')
  const earlier = Date.now() / 1_000 - 60
  for (const file of ['desk.json', 'broken.json']) utimesSync(join(folder, file), earlier, earlier)
  test = await startTestApp({ teams: { keys: [new Secret(CONFIG_KEY)], folder } })
}, 60_000)
afterAll(async () => {
  await test?.stop()
  rmSync(folder, { recursive: true })
})

it('takes in what lies in the folder when it starts, and says of the rest what is wrong with it', async () => {
  const viewer = await test.as('viewer')
  const items = await eventually(async () => {
    const { items } = (await viewer.inject('/api/teams/folder')).json<FolderList>()
    expect(items).toHaveLength(2)
    return items
  })
  expect(items).toMatchObject([
    { file: 'broken.json', sealed: false, teams: [], problems: [{ code: 'file/unreadable' }], error: null },
    { file: 'desk.json', sealed: true, problems: [], error: null },
  ])
  expect(looksSealed(readFileSync(join(folder, 'desk.json')))).toBe(true)
  const { items: teams } = (await viewer.inject('/api/teams')).json<{ items: Team[] }>()
  expect(teams).toMatchObject([{ id: items[1]?.teams[0], name: 'From the folder', file: 'desk.json' }])
})

it('without a key keeps nothing and shows nothing, and serves everything else', async () => {
  const { as } = test
  const operator = await as('operator')
  const { id } = (
    await operator.inject({ method: 'POST', url: '/api/teams', payload: { content } })
  ).json<Team>()
  const keyless = await startAppProcess(test.environment, { teams: { keys: [], folder } })
  try {
    const ask = (url: string, method: 'GET' | 'POST' = 'GET') =>
      keyless.app.inject({
        ...{ method, url, headers: operator.headers },
        ...(method === 'POST' && { payload: { content } }),
      })
    for (const answer of [await ask(`/api/teams/${id}`), await ask('/api/teams', 'POST')]) {
      expect(answer.statusCode).toBe(503)
      expect(answer.json()).toMatchObject({ code: 'config/no-key' })
    }
    expect((await ask('/api/teams')).statusCode).toBe(200)
    expect((await ask('/api/plans')).statusCode).toBe(200)
  } finally {
    await keyless.stop()
  }
})
