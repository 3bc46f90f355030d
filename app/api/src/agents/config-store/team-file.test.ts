import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportComponent } from '../components/export.ts'
import { aModel, anAgent, aTeam } from '../components/test-team.ts'
import { readTeamFile, textOf } from './team-file.ts'

const recordings = join(import.meta.dirname, '../../../test/recordings')
const examples = join(import.meta.dirname, '../../../../teams')

/** Teams of all kinds, as AutoGen wrote them. */
const recorded = readdirSync(recordings)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, config: JSON.parse(readFileSync(join(recordings, file), 'utf8')).config }))
  .filter(({ config }) => config !== undefined)

const entryOf = (text: string) => readTeamFile(text).entries[0]
const general = readFileSync(join(examples, 'general.team.yaml'), 'utf8')

describe('what is stored', () => {
  it.each(recorded)('of $file is read as what was imported', ({ config }) => {
    const imported = entryOf(JSON.stringify(config))
    const stored = imported && entryOf(textOf(imported))
    expect(stored?.definition).toEqual(imported?.definition)
    expect(stored?.problems).toEqual(imported?.problems)
  })

  it('is the same text when it is stored once more, so that nothing changes without a change', () => {
    for (const text of [general, ...recorded.map(({ config }) => JSON.stringify(config))]) {
      const entry = entryOf(text)
      const stored = entry ? textOf(entry) : ''
      const again = entryOf(stored)
      expect(again && textOf(again)).toBe(stored)
    }
  })

  it('of one team of a gallery is that team, with its keys', () => {
    const keyed = (name: string) => aTeam([anAgent(name, { model_client: aModel({ api_key: `k-${name}` }) })])
    const { entries, secrets } = readTeamFile(
      JSON.stringify({ components: { teams: [keyed('a'), keyed('b')], agents: [] } }),
    )
    const [, second] = entries
    const names = new Map(secrets.map(({ path }) => [path, `kept ${path}`]))
    const text = second ? textOf(second, names) : ''
    expect(JSON.parse(text).provider).toContain('RoundRobinGroupChat')
    expect(text).toContain('"secret": "kept components.teams[1]')
    expect(text).not.toMatch(/k-a|k-b/)
  })
})

describe('a team by SOP', () => {
  it('stays word for word as a person wrote it', () => {
    const entry = entryOf(general)
    expect(entry && textOf(entry)).toBe(general)
  })

  it('loses its comments when one of them holds a key', () => {
    const entry = entryOf(`# sk-canary-0123456789-abcdefghij\n${general}`)
    const text = entry ? textOf(entry) : ''
    expect(text).not.toContain('canary')
    expect(entryOf(text)?.definition).toEqual(entryOf(general)?.definition)
  })
})

describe('a bare agent', () => {
  it('is a team of one to those who run it, and an agent to those who export it', () => {
    const entry = entryOf(JSON.stringify(anAgent('alone', { description: 'Answers once' })))
    expect(entry).toMatchObject({ kind: 'agent', name: 'alone', description: 'Answers once' })
    expect(entry?.definition).toMatchObject({ component: { kind: 'round-robin', maxTurns: 1 } })
    expect(entry?.component && exportComponent(entry.component).provider).toContain('AssistantAgent')
  })
})
