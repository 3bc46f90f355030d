import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts'
import { aFunctionTool, aModel, anAgent, aTeam, aWorkbench } from '../../agents/components/test-team.ts'
import type { ExampleList, Report, Team, TeamDiff, VersionWithContent } from './schema.ts'

let test: TestApp
let operator: Caller
let viewer: Caller
/** Everything that was logged. */
let logged = ''

beforeAll(async () => {
  const write = (line: string) => {
    logged += line
  }
  const logger = pino({ level: 'trace' }, { write })
  test = await startTestApp({ logger })
  operator = await test.as('operator')
  viewer = await test.as('viewer')
}, 60_000)
afterAll(() => test?.stop())

type Method = 'POST' | 'PUT' | 'DELETE'
const send = (caller: Caller, method: Method, url: string, payload?: object, language = 'en') =>
  caller.inject({ method, url, headers: { 'accept-language': language }, ...(payload && { payload }) })
const get = async <T>(url: string): Promise<T> =>
  (await viewer.inject({ url, headers: { 'accept-language': 'en' } })).json()

const textOf = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content))
const post = (content: unknown, more: object = {}) =>
  send(operator, 'POST', '/api/teams', { content: textOf(content), ...more })
const put = (id: string, content: unknown, more: object = {}) =>
  send(operator, 'PUT', `/api/teams/${id}`, { content: textOf(content), ...more })

async function imported(content: unknown): Promise<Team> {
  const answer = await post(content)
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json()
}

const general = readFileSync(join(import.meta.dirname, '../../../../teams/general.team.yaml'), 'utf8')

describe('a team', () => {
  it('is imported, and shown with what it consists of', async () => {
    const settings = { name: 'Desk', description: 'Writes', max_turns: 4 }
    const team = await imported(aTeam([anAgent('writer'), anAgent('critic')], settings))
    expect(team).toMatchObject({ name: 'Desk', format: 'autogen', version: 1, file: null })
    expect(await get(`/api/teams/${team.id}`)).toMatchObject({
      ...team,
      outline: { kind: 'round-robin', participants: [{ name: 'writer' }, { name: 'critic' }] },
      warnings: [],
    })
    const { items } = await get<{ items: Team[] }>('/api/teams')
    expect(items).toContainEqual(team)
  })

  it('by SOP keeps the text that a person wrote, comments and all', async () => {
    const team = await imported(general)
    expect(team).toMatchObject({ format: 'sop' })
    expect(await get(`/api/teams/${team.id}/versions/1`)).toMatchObject({ content: general })
    const exported = await viewer.inject(`/api/teams/${team.id}/export`)
    expect(exported.body).toBe(general)
    expect(exported.headers['content-disposition']).toContain('.team.yaml')
  })

  it('by SOP loses comments where a key had to be taken out, and is exported without our reference to it', async () => {
    const keyed = general.replace('    llm: {', '    llm: { api_key: k-canary,')
    const { id } = await imported(keyed)
    const { content } = await get<VersionWithContent>(`/api/teams/${id}/versions/1`)
    expect(content).toContain('secret: agents[0].llm.api_key@1')
    expect((await put(id, content)).json()).toMatchObject({ version: 1 })
    const { body } = await viewer.inject(`/api/teams/${id}/export`)
    expect(body).toContain('api_key: null')
    expect(body + content).not.toContain('canary')
  })

  it('changes in versions, which can be listed, read and compared', async () => {
    const { id } = await imported(aTeam([anAgent('writer')]))
    const changed = await put(id, aTeam([anAgent('author')]), { note: 'Renamed' })
    expect(changed.json()).toMatchObject({ version: 2 })
    expect(await get(`/api/teams/${id}/versions`)).toMatchObject({
      items: [
        { number: 2, note: 'Renamed', author: 'operator', fromFile: false },
        { number: 1, note: '' },
      ],
    })
    const diff = await get<TeamDiff>(`/api/teams/${id}/diff?from=1&to=2`)
    const lines = diff.hunks.flatMap((hunk) => hunk.lines)
    expect(diff).toMatchObject({ added: 2, removed: 2 })
    expect(lines).toContainEqual({ change: 'removed', text: expect.stringContaining('"name": "writer"') })
    expect(lines).toContainEqual({ change: 'added', text: expect.stringContaining('"name": "author"') })
  })

  it('is not overwritten by who has not seen the newest version', async () => {
    const { id } = await imported(aTeam([anAgent('a')]))
    await put(id, aTeam([anAgent('b')]), { basedOn: 1 })
    const late = await put(id, aTeam([anAgent('c')]), { basedOn: 1 })
    expect(late.statusCode).toBe(409)
    expect(late.json()).toMatchObject({
      code: 'team/changed',
      message: expect.stringContaining('version, 2'),
    })
  })

  it('is deleted by an administrator, and then found nowhere', async () => {
    const { id } = await imported(aTeam([anAgent('a')]))
    const administrator = await test.as('administrator')
    expect((await send(administrator, 'DELETE', `/api/teams/${id}`)).statusCode).toBe(204)
    for (const url of ['', '/versions', '/versions/1', '/diff?from=1&to=1', '/export'])
      expect((await viewer.inject(`/api/teams/${id}${url}`)).json()).toMatchObject({ code: 'team/not-found' })
    expect((await put(id, aTeam([anAgent('b')]))).statusCode).toBe(404)
    expect((await send(administrator, 'DELETE', `/api/teams/${id}`)).statusCode).toBe(404)
  })

  it('is exported as AutoGen itself writes it, in the newest dialect, and imported again', async () => {
    const inline = anAgent('old', { tools: [] }, 1)
    const { id } = await imported(aTeam([inline]))
    const exported = await viewer.inject(`/api/teams/${id}/export`)
    expect(exported.json()).toMatchObject({ config: { participants: [{ component_version: 2 }] } })
    expect((await post(exported.body)).statusCode).toBe(201)
  })
})

describe('what cannot run', () => {
  const python = anAgent('my agent', { workbench: [aWorkbench([aFunctionTool('look', 'def look(): ...')])] })

  it.each([
    ['en', 'The team cannot run and was not saved; problems: 2.', 'which AutoGen asks of names'],
    ['zh', '团队无法运行，未予保存，问题共 2 处。', '不是合法的 Python 标识符'],
  ])('is refused with all of its problems, in the language of %s', async (language, message, problem) => {
    const answer = await send(operator, 'POST', '/api/teams', { content: textOf(python) }, language)
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({
      code: 'team/refused',
      message,
      requestId: answer.headers['x-request-id'],
      problems: [
        { path: 'config.name', message: expect.stringContaining(problem), hint: expect.any(String) },
        { path: expect.stringContaining('source_code'), code: 'tool/python-source' },
      ],
    })
  })

  it('is not saved as a new version either', async () => {
    const { id } = await imported(aTeam([anAgent('a')]))
    expect((await put(id, python)).statusCode).toBe(422)
    expect(await get(`/api/teams/${id}`)).toMatchObject({ version: 1 })
  })

  it.each([
    ['no team file', '{"hello": 1}', 'file/unknown-format'],
    ['no JSON', '{"provider"', 'file/unreadable'],
    ['too deep', `{"provider": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 'file/unreadable'],
  ])('is told of a file that is %s', async (_, content, code) => {
    expect((await post(content)).json()).toMatchObject({ problems: [{ path: '$', code }] })
  })
})

describe('a gallery', () => {
  const gallery = { components: { teams: [aTeam([anAgent('a')], { name: 'One' }), aTeam([anAgent('b')])] } }

  it('is imported team by team', async () => {
    expect((await post(gallery)).json()).toMatchObject({ problems: [{ code: 'file/several-teams' }] })
    const one = await post(gallery, { entry: 'components.teams[0]' })
    expect(one.json()).toMatchObject({ name: 'One' })
    expect((await post(gallery, { entry: 'components.teams[7]' })).json()).toMatchObject({
      problems: [{ code: 'file/no-such-entry' }],
    })
  })

  it('is checked as a whole, and nothing of it saved', async () => {
    const before = await get<{ items: Team[] }>('/api/teams')
    const answer = await send(viewer, 'POST', '/api/teams/check', { content: textOf(gallery) })
    const report = answer.json<Report>()
    expect(report).toMatchObject({ format: 'gallery', runs: true })
    expect(report.entries.map(({ path, runs }) => [path, runs])).toEqual([
      ['components.teams[0]', true],
      ['components.teams[1]', true],
    ])
    expect(await get('/api/teams')).toEqual(before)
  })
})

it('comes with examples that can be imported as they are', async () => {
  const { items } = await get<ExampleList>('/api/teams/examples')
  expect(items.map(({ file }) => file)).toEqual(['flood.team.yaml', 'general.team.yaml'])
  for (const { content, name } of items) expect(await imported(content)).toMatchObject({ name })
})

it('shows a key to nobody, whatever is asked and whatever goes wrong', async () => {
  const CANARY = 'sk-canary-0123456789-abcdefghij'
  const content = textOf(
    aTeam([
      anAgent('writer', {
        model_client: aModel({ api_key: CANARY, default_headers: { 'X-Api-Key': `${CANARY}-in-header` } }),
        system_message: `Use ${CANARY} if you like`,
      }),
    ]),
  )
  const administrator = await test.as('administrator')
  const { id } = await imported(content)
  const answers = [
    await post(content, { entry: 'nowhere' }),
    await post(content.replace('"writer"', '"no identifier"')),
    await post(content.replace('"sk-', 'sk-')),
    await send(operator, 'POST', '/api/teams/check', { content }),
    await put(id, content, { note: 'again' }),
    await put(id, content.replace('"writer"', '"author"')),
    ...(await Promise.all(
      ['', '/versions', '/versions/1', '/versions/2', '/diff?from=1&to=2', '/export'].map((url) =>
        administrator.inject(`/api/teams/${id}${url}`),
      ),
    )),
    await administrator.inject('/api/audit?limit=100'),
    await administrator.inject('/api/teams'),
  ]
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([
    ...[422, 422, 422, 200, 200, 200],
    ...[200, 200, 200, 200, 200, 200],
    ...[200, 200],
  ])
  expect(answers.map(({ body }) => body).filter((body) => body.includes(CANARY))).toEqual([])
  expect(answers.at(-3)?.body).not.toContain('"secret"')
  expect(logged).toContain('/api/teams')
  expect(logged).not.toContain(CANARY)
})
