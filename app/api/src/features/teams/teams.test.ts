import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts'
import { anAgent, aTeam } from '../../agents/components/test-team.ts'
import type { Team } from './schema.ts'

let test: TestApp
let operator: Caller
let viewer: Caller

beforeAll(async () => {
  test = await startTestApp()
  operator = await test.as('operator')
  viewer = await test.as('viewer')
}, 60_000)
afterAll(() => test?.stop())

const post = (caller: Caller, url: string, payload: object, language = 'en') =>
  caller.inject({ method: 'POST', url, payload, headers: { 'accept-language': language } })
const get = async (url: string) => (await viewer.inject({ url, headers: { 'accept-language': 'en' } })).json()

async function imported(content: unknown): Promise<Team> {
  const answer = await post(operator, '/api/teams', { content: textOf(content) })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}
const textOf = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content))

it('imports a team, and shows what it consists of', async () => {
  const team = await imported(
    aTeam([anAgent('writer'), anAgent('critic')], { name: 'Desk', description: 'Writes', max_turns: 4 }),
  )
  expect(team).toMatchObject({ name: 'Desk', format: 'autogen', version: 1, file: null })
  expect(await get(`/api/teams/${team.id}`)).toMatchObject({
    ...team,
    outline: {
      kind: 'round-robin',
      participants: [{ name: 'writer', model: 'gpt-4o-mini', within: null }, { name: 'critic' }],
      graph: {
        edges: [
          { from: 'writer', to: 'critic', kind: 'order' },
          { from: 'critic', to: 'writer' },
        ],
      },
      termination: 'Ends after 4 turns.',
    },
    warnings: [],
  })
  expect((await get('/api/teams')).items).toContainEqual(team)
})
