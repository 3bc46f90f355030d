import { chmod, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aModel, anAgent, aTeam } from '../../components/test-team.ts'
import { looksSealed } from '../envelope.ts'
import { aVersion, KEY, startStore } from '../test-store.ts'
import { FileOnDisk } from './file-on-disk.ts'
import { TeamFolder } from './team-folder.ts'

let test: Awaited<ReturnType<typeof startStore>>
let folder: string
/** Names are used once: teams are known by them. */
let count = 0
let name: string

beforeAll(async () => {
  test = await startStore()
}, 60_000)
afterAll(() => test?.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(test.environment.folder, 'teams-'))
  name = `team-${++count}.json`
})

const CANARY = 'sk-canary-0123456789-abcdefghij'

/** As a process sees the folder that was just started. */
const folderWith = (...keys: string[]) => {
  const { clock, logger, storeWith } = test
  return new TeamFolder({ ...storeWith(...keys), clock, logger, folder })
}
async function started() {
  const teams = folderWith(KEY)
  await teams.run()
  return teams
}

/** What somebody put there a minute ago. */
async function drop(content: unknown, file = name): Promise<void> {
  await writeFile(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  await touch(file, -60)
}
async function touch(file: string, seconds: number): Promise<void> {
  const at = Date.now() / 1_000 + seconds
  await utimes(join(folder, file), at, at)
}
const bytesOf = (file = name) => readFile(join(folder, file))
const teamOf = async (file = name) => (await test.store.teams.list()).find((team) => team.file === file)

async function textOf(file = name): Promise<string> {
  const team = await teamOf(file)
  const version = team && (await test.store.teams.version(team.id))
  return version ? test.store.versions.open(version).text : ''
}

const team = (...agents: string[]) => aTeam(agents.map((agent) => anAgent(agent)))

describe('a file that a person put there', () => {
  it('is imported, and sealed where it lies', async () => {
    await drop(aTeam([anAgent('writer', { model_client: aModel({ api_key: CANARY }) })]))
    await chmod(join(folder, name), 0o640)
    const states = (await started()).states()
    expect(states).toMatchObject([{ file: name, sealed: true, problems: [] }])
    expect(await teamOf()).toMatchObject({ id: states[0]?.teams[0], newest: 1, created_by: name })
    const bytes = await bytesOf()
    expect(looksSealed(bytes)).toBe(true)
    expect(bytes.includes(CANARY)).toBe(false)
    expect(bytes.includes('writer')).toBe(false)
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o640)
    expect(await readdir(folder)).toEqual([name])
  })

  it('is imported once, however often the app starts', async () => {
    await drop(team('a'))
    for (let start = 0; start < 3; start++) await started()
    expect(await teamOf()).toMatchObject({ newest: 1 })
  })

  it('is imported anew when it was changed, also when that is only a key', async () => {
    const withKey = (api_key: string) => aTeam([anAgent('a', { model_client: aModel({ api_key }) })])
    await drop(withKey('k-1'))
    await started()
    await drop(withKey('k-2'))
    await started()
    expect(await teamOf()).toMatchObject({ newest: 2 })
  })

  it('does not undo what people made of the team since', async () => {
    await drop(team('a'))
    await started()
    const { id } = (await teamOf()) ?? { id: '' }
    await test.store.writer.addVersion(id, aVersion(team('edited')))
    await started()
    expect(await textOf()).toContain('edited')
  })

  it('brings a team that was deleted back only when it is changed after that', async () => {
    await drop(team('a'))
    await started()
    const { id } = (await teamOf()) ?? { id: '' }
    await test.store.writer.remove(id)
    await started()
    await drop(team('a'))
    await started()
    expect(await teamOf()).toBeUndefined()
    await drop(team('b'))
    await touch(name, -2.5)
    await test.database
      .updateTable('teams')
      .set({ deleted_at: new Date(Date.now() - 30_000) })
      .execute()
    await started()
    expect(await teamOf()).toMatchObject({ id, newest: 2 })
  })

  it('is left alone while it is being written', async () => {
    await drop(team('a'))
    await touch(name, 0)
    expect((await started()).states()).toEqual([])
    expect((await bytesOf()).toString()).toBe(JSON.stringify(team('a')))
  })

  it('is imported by every process that finds it, as one team', async () => {
    await drop(team('a'))
    await Promise.all([started(), started(), started()])
    expect((await test.store.teams.list()).filter(({ file }) => file === name)).toHaveLength(1)
    expect(looksSealed(await bytesOf())).toBe(true)
    await started()
    expect(await teamOf()).toMatchObject({ newest: 1 })
  })

  it('may be a gallery, whose teams are imported each', async () => {
    const gallery = { components: { teams: [team('a'), team('b')], agents: [anAgent('c')] } }
    await drop(gallery)
    const [state] = (await started()).states()
    expect(state?.teams).toHaveLength(2)
    expect(await teamOf(`${name} components.teams[1]`)).toBeDefined()
  })

  it('is sealed and told of when it cannot run', async () => {
    await drop(aTeam([anAgent('my agent')]))
    expect((await started()).states()).toMatchObject([
      { sealed: true, teams: [], problems: [{ code: 'name/not-an-identifier' }] },
    ])
  })

  it.each([
    ['is no team', '{"some": "other file"}', 'file/unknown-format'],
    ['cannot be read', '{"provider": ', 'file/unreadable'],
  ])('is left as it is when it %s', async (_, content, code) => {
    await drop(content)
    expect((await started()).states()).toMatchObject([{ sealed: false, teams: [], problems: [{ code }] }])
    expect((await bytesOf()).toString()).toBe(content)
  })
})

describe('a sealed file', () => {
  it.each([
    ['its mark', 0, 'config/no-team-file'],
    ['its key', 6, 'config/unknown-key'],
    ['its content', 120, 'config/damaged'],
  ])('is refused and named when %s was changed', async (_, at, code) => {
    await drop(team('a'))
    await started()
    const bytes = await bytesOf()
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(join(folder, name), bytes)
    await touch(name, -60)
    const [state] = (await started()).states()
    expect(state?.error).toMatchObject({ code, details: { what: `file ${name}` } })
    expect(await bytesOf()).toEqual(bytes)
  })

  it('is refused and named when it was given another name', async () => {
    await drop(team('a'))
    await started()
    await rename(join(folder, name), join(folder, `other-${name}`))
    const [state] = (await started()).states()
    expect(state?.error).toMatchObject({ code: 'config/damaged', details: { what: `file other-${name}` } })
  })

  it('is imported where the database has never seen it, as after a move', async () => {
    await drop(team('a'))
    await started()
    await test.database.updateTable('teams').set({ file: null }).where('file', '=', name).execute()
    await started()
    expect(await teamOf()).toMatchObject({ newest: 1 })
  })

  it('is brought under the first key, so that the former can go', async () => {
    const other = 'another key, also of 32 characters or more'
    await drop(team('a'))
    await started()
    const file = (...keys: string[]) => new FileOnDisk(join(folder, name), test.storeWith(...keys).sealer)
    await expect(file(other).open()).rejects.toMatchObject({ code: 'config/unknown-key' })
    await folderWith(other, KEY).run()
    expect((await file(other).open()).text).toBe(JSON.stringify(team('a')))
  })

  it('does not keep others from being taken in when its team was tampered with', async () => {
    await drop(team('a'))
    await started()
    const { id } = (await teamOf()) ?? { id: '' }
    const other = await test.store.writer.create(aVersion(team('b')))
    await test.database
      .updateTable('team_versions')
      .set({ sealed: other.sealed })
      .where('team_id', '=', id)
      .execute()
    await drop(team('c'), `z-${name}`)
    const states = (await started()).states()
    expect(states[0]?.error).toMatchObject({
      code: 'config/damaged',
      details: { what: `team ${id} version 1` },
    })
    expect(states[1]).toMatchObject({ file: `z-${name}`, sealed: true })
  })
})

describe('the folder', () => {
  it('is created, but not what it was to lie in', async () => {
    await rm(folder, { recursive: true })
    await started()
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
    folder = join(folder, 'autogen-config')
    expect((await started()).states()).toEqual([])
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is rid of what a process left that was killed while it sealed', async () => {
    const draft = `.${name}.0.sealing`
    await drop('half', draft)
    await touch(draft, -3_600)
    await started()
    expect(await readdir(folder)).toEqual([])
  })
})
