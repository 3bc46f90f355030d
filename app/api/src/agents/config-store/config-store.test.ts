import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aModel, anAgent, aTeam, component } from '../components/test-team.ts'
import { Rotation } from './rotation.ts'
import { aVersion, KEY, startStore } from './test-store.ts'

let test: Awaited<ReturnType<typeof startStore>>
beforeAll(async () => {
  test = await startStore()
}, 60_000)
afterAll(() => test?.stop())

const CANARY = 'sk-canary-0123456789-abcdefghij'
const withKey = (key: unknown, settings: object = {}) =>
  aTeam([anAgent('writer', { model_client: aModel({ api_key: key, ...settings }) })])
const KEY_PATH = 'config.participants[0].config.model_client.config.api_key'

const textOf = async (teamId: string, number?: number) => {
  const row = await test.store.teams.version(teamId, number)
  if (!row) throw new Error('There is no such version')
  return test.store.versions.open(row).text
}
const secretNames = async (teamId: string) =>
  (await test.store.teams.secrets(teamId)).map(({ name }) => name).sort()

describe('a version', () => {
  it('is stored sealed, and read as what it says', async () => {
    const { store } = test
    const { id, team_id, sealed } = await store.writer.create(aVersion(aTeam([anAgent('writer')])))
    expect(sealed.includes('writer')).toBe(false)
    expect(await store.versions.read(id)).toMatchObject({
      format: 'autogen',
      component: { kind: 'round-robin', participants: [{ name: 'writer' }] },
    })
    expect(await store.versions.find(team_id)).toMatchObject({ id, number: 1, format: 'autogen' })
  })

  it('of a bare agent runs as a team that ends after its answer', async () => {
    const { id } = await test.store.writer.create(aVersion(anAgent('alone')))
    expect(await test.store.versions.read(id)).toMatchObject({
      component: { kind: 'round-robin', maxTurns: 1, participants: [{ name: 'alone' }] },
    })
  })

  it('is not made anew of what the newest says already', async () => {
    const { writer } = test.store
    const { team_id } = await writer.create(aVersion(withKey('k-1')))
    expect(await writer.addVersion(team_id, aVersion(withKey('k-1')))).toMatchObject({ number: 1 })
    expect(await writer.addVersion(team_id, aVersion(withKey('k-2')))).toMatchObject({ number: 2 })
  })

  it('is refused when it was made from one that is not the newest', async () => {
    const { writer } = test.store
    const { team_id } = await writer.create(aVersion(aTeam([anAgent('a')])))
    await writer.addVersion(team_id, aVersion(aTeam([anAgent('b')])), 1)
    const late = writer.addVersion(team_id, aVersion(aTeam([anAgent('c')])), 1)
    await expect(late).rejects.toMatchObject({ code: 'team/changed', details: { number: '2' } })
  })

  it('gets a number of its own when many are saved at once', async () => {
    const { writer, teams } = test.store
    const { team_id } = await writer.create(aVersion(aTeam([anAgent('first')])))
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(names.map((name) => writer.addVersion(team_id, aVersion(aTeam([anAgent(name)])))))
    const numbers = (await teams.versions(team_id)).map(({ number }) => number)
    expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1])
  })

  it('cannot be changed, whoever tries', async () => {
    const { team_id } = await test.store.writer.create(aVersion(aTeam([anAgent('a')])))
    const change = sql`update team_versions set author = 'me' where team_id = ${team_id}`.execute(
      test.database,
    )
    await expect(change).rejects.toThrow()
  })
})

describe('a row that was tampered with', () => {
  it('is refused and named when it was exchanged for another', async () => {
    const { store, database } = test
    const { team_id, id } = await store.writer.create(aVersion(aTeam([anAgent('a')])))
    const second = await store.writer.addVersion(team_id, aVersion(aTeam([anAgent('b')])))
    await sql`update team_versions set sealed = ${second.sealed} where id = ${id}`.execute(database)
    await expect(store.versions.read(id)).rejects.toMatchObject({
      code: 'config/damaged',
      details: { what: `team ${team_id} version 1` },
    })
  })

  it('does not keep people from saving what is right', async () => {
    const { store, database } = test
    const { team_id, id } = await store.writer.create(aVersion(withKey(CANARY)))
    await sql`update team_versions set sealed = 'SEAL' where id = ${id}`.execute(database)
    await sql`update team_secrets set sealed = 'SEAL' where team_id = ${team_id}`.execute(database)
    const mended = await store.writer.addVersion(team_id, aVersion(withKey(CANARY)))
    expect(await store.versions.read(mended.id)).toMatchObject({ format: 'autogen' })
    expect(await store.versions.revealFor(team_id)({ secret: `${KEY_PATH}@2` })).toBe(CANARY)
  })

  it('is refused and named when it is a key of another team', async () => {
    const { store, database } = test
    const [mine, theirs] = [
      await store.writer.create(aVersion(withKey('k-mine'))),
      await store.writer.create(aVersion(withKey('k-theirs'))),
    ]
    await sql`update team_secrets set sealed = theirs.sealed from team_secrets theirs
      where team_secrets.team_id = ${mine.team_id} and theirs.team_id = ${theirs.team_id}`.execute(database)
    const secret = `${KEY_PATH}@1`
    await expect(store.versions.revealFor(mine.team_id)({ secret })).rejects.toMatchObject({
      code: 'config/damaged',
      details: { what: `team ${mine.team_id} secret ${secret}` },
    })
  })
})

describe('a key', () => {
  it('moves into the secret store, and is revealed to its own team alone', async () => {
    const { store } = test
    const { team_id } = await store.writer.create(aVersion(withKey(CANARY)))
    const other = await store.writer.create(aVersion(withKey('k-other')))
    const text = await textOf(team_id)
    expect(text).not.toContain(CANARY)
    expect(text).toContain(`"secret": "${KEY_PATH}@1"`)
    const secret = `${KEY_PATH}@1`
    expect(await store.versions.revealFor(team_id)({ secret })).toBe(CANARY)
    expect(await store.versions.revealFor(other.team_id)({ secret })).toBe('k-other')
    await expect(store.versions.revealFor(team_id)({ secret: 'elsewhere' })).rejects.toMatchObject({
      code: 'team/secret-missing',
    })
  })

  it('is in no column of the database in the clear', async () => {
    const { team_id } = await test.store.writer.create(aVersion(withKey(CANARY)))
    const { rows } = await sql<{ all: string }>`
      select encode(convert_to(teams::text || team_versions::text || team_secrets::text, 'UTF8'), 'escape') as all
      from teams join team_versions on team_versions.team_id = teams.id join team_secrets on team_secrets.team_id = teams.id
      where teams.id = ${team_id}`.execute(test.database)
    const bytes = rows.map(({ all }) => all).join()
    expect(bytes).not.toContain(CANARY)
    expect(bytes).not.toContain(Buffer.from(CANARY).toString('hex'))
  })

  it('stays with what refers to it, also when others move to its place', async () => {
    const { writer, versions } = test.store
    const two = (first: unknown, second: unknown) =>
      aTeam([
        anAgent('a', { model_client: aModel({ api_key: first }) }),
        anAgent('b', { model_client: aModel({ api_key: second }) }),
      ])
    const { team_id } = await writer.create(aVersion(two('k-a', 'k-b')))
    const [keptA] = await secretNames(team_id)
    await writer.addVersion(team_id, aVersion(two('k-new', { secret: keptA })))
    const reveal = versions.revealFor(team_id)
    const second = JSON.parse(await textOf(team_id, 2)).config.participants.map(
      (it: { config: { model_client: { config: { api_key: { secret: string } } } } }) =>
        it.config.model_client.config.api_key,
    )
    expect(await Promise.all(second.map(reveal))).toEqual(['k-new', 'k-a'])
    expect(await reveal({ secret: `${KEY_PATH}@1` })).toBe('k-a')
  })

  it('of another team, or of nobody, cannot be referred to', async () => {
    const stolen = test.store.writer.create(aVersion(withKey({ secret: `${KEY_PATH}@1` })))
    await expect(stolen).rejects.toMatchObject({
      code: 'team/refused',
      problems: [{ code: 'secret/unknown', path: KEY_PATH }],
    })
  })

  it.each([
    [
      'a server of somebody',
      aModel({ api_key: { secret: `${KEY_PATH}@1` }, base_url: 'https://evil.example' }),
    ],
    [
      'another provider',
      component('autogen_ext.models.openai.AzureOpenAIChatCompletionClient', {
        ...{ model: 'gpt-4o-mini', azure_endpoint: 'https://evil.example', api_version: '1' },
        api_key: { secret: `${KEY_PATH}@1` },
      }),
    ],
  ])('is not sent to %s by whoever edits the team', async (_, model_client) => {
    const { writer } = test.store
    const { team_id } = await writer.create(aVersion(withKey(CANARY)))
    const redirected = writer.addVersion(team_id, aVersion(aTeam([anAgent('writer', { model_client })])))
    await expect(redirected).rejects.toMatchObject({
      problems: [{ code: 'secret/other-address', path: KEY_PATH }],
    })
  })

  it('is destroyed with its team, which is on no list any more', async () => {
    const { writer, teams, versions } = test.store
    const { team_id, id } = await writer.create(aVersion(withKey(CANARY)))
    await writer.remove(team_id)
    expect(await secretNames(team_id)).toEqual([])
    expect((await teams.list()).map((team) => team.id)).not.toContain(team_id)
    await expect(versions.find(team_id)).rejects.toMatchObject({ code: 'team/not-found' })
    expect(await versions.read(id)).toMatchObject({ format: 'autogen' })
  })
})

describe('without CONFIG_KEY', () => {
  it('nothing is saved and nothing is read', async () => {
    const { id } = await test.store.writer.create(aVersion(aTeam([anAgent('a')])))
    const locked = test.storeWith()
    const noKey = { code: 'config/no-key' }
    await expect(locked.writer.create(aVersion(aTeam([anAgent('b')])))).rejects.toMatchObject(noKey)
    await expect(locked.versions.read(id)).rejects.toMatchObject(noKey)
  })
})

describe('a rotation', () => {
  const NEW_KEY = 'another key, also of 32 characters or more'

  it('brings every row under the first key, so that the former can go', async () => {
    const { store, storeWith, database, logger } = test
    const { id, team_id } = await store.writer.create(aVersion(withKey(CANARY)))
    await expect(storeWith(NEW_KEY).versions.read(id)).rejects.toMatchObject({ code: 'config/unknown-key' })

    const { sealer } = storeWith(NEW_KEY, KEY)
    const rotation = new Rotation({ database, sealer, logger })
    const { rewrapped } = await rotation.run()
    expect(rewrapped).toBeGreaterThan(2)
    expect((await rotation.run()).rewrapped).toBe(0)

    const { versions } = storeWith(NEW_KEY)
    expect(await versions.read(id)).toMatchObject({ format: 'autogen' })
    expect(await versions.revealFor(team_id)({ secret: `${KEY_PATH}@1` })).toBe(CANARY)
  })

  it('does not stop at what was tampered with', async () => {
    const { store, storeWith, database, logger } = test
    const { sealer, versions } = storeWith(NEW_KEY, KEY)
    const rotation = new Rotation({ database, sealer, logger })
    const { failed } = await rotation.run()
    const [bad, good] = [
      await store.writer.create(aVersion(aTeam([anAgent('a')]))),
      await store.writer.create(aVersion(aTeam([anAgent('b')]))),
    ]
    await sql`update team_versions set sealed = ${good.sealed} where id = ${bad.id}`.execute(database)
    expect(await rotation.run()).toEqual({ rewrapped: 1, failed: failed + 1 })
    expect(await versions.read(good.id)).toMatchObject({ format: 'autogen' })
  })
})
