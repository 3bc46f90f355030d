import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  aFunctionTool,
  aGraph,
  aModel,
  anAgent,
  aTeam,
  aWorkbench,
  component,
  either,
} from '../../../agents/components/test-team.ts'
import { readTeamFile } from '../../../agents/config-store/team-file.ts'
import type { Language } from '../../../errors/language.ts'
import { outlineOf } from './outline.ts'

function outline(file: unknown, language: Language = 'en') {
  const [entry] = readTeamFile(typeof file === 'string' ? file : JSON.stringify(file)).entries
  if (!entry?.definition) throw new Error(JSON.stringify(entry?.problems))
  return outlineOf(entry.definition, language)
}

const team = (provider: string, participants: unknown[], config: object = {}) =>
  component(`autogen_agentchat.teams.${provider}`, { participants, ...config })
const condition = (provider: string, config: object) =>
  component(`autogen_agentchat.conditions.${provider}`, { ...config })
const arrows = (file: unknown) =>
  outline(file).graph.edges.map(({ from, to, kind, label }) =>
    [from, kind, to, label].filter(Boolean).join(' '),
  )

describe('participants', () => {
  it('are told with model and tools, those of inner teams with whom they are within', () => {
    const calculator = aFunctionTool(
      'calculator',
      'def calculator(a: float, b: float, operator: str) -> str: ...',
    )
    const inner = component('autogen_agentchat.agents.SocietyOfMindAgent', {
      ...{ name: 'panel', team: aTeam([anAgent('expert')]), model_client: aModel({ model: 'gpt-4o' }) },
    })
    const clerk = anAgent('clerk', { handoffs: [{ target: 'panel' }], workbench: [aWorkbench([calculator])] })
    const { participants } = outline(aTeam([clerk, inner]))
    expect(
      participants.map(({ name, kind, within, model, tools }) => [name, kind, within, model, tools]),
    ).toEqual([
      ['clerk', 'assistant', null, 'gpt-4o-mini', ['calculator', 'transfer_to_panel']],
      ['panel', 'society-of-mind', null, 'gpt-4o', []],
      ['expert', 'assistant', 'panel', 'gpt-4o-mini', []],
    ])
  })
})

describe('the graph', () => {
  it('of a round goes round', () => {
    expect(arrows(aTeam([anAgent('a'), anAgent('b')]))).toEqual(['a order b', 'b order a'])
    expect(arrows(aTeam([anAgent('a')]))).toEqual([])
  })

  it('of a team with a manager leads from the manager to each', () => {
    const selector = team('SelectorGroupChat', [anAgent('a'), anAgent('b')], {
      ...{ model_client: aModel(), selector_prompt: '{roles}', allow_repeated_speaker: false },
    })
    expect(outline(selector).graph.nodes[0]).toMatchObject({ id: '(manager)', kind: 'manager' })
    expect(arrows(selector)).toEqual(['(manager) choice a', '(manager) choice b'])
  })

  it('of a swarm follows the handoffs', () => {
    const swarm = team('Swarm', [anAgent('a', { handoffs: [{ target: 'b' }] }), anAgent('b')])
    expect(arrows(swarm)).toEqual(['a handoff b transfer_to_b'])
  })

  it('of a graph is the graph, with its conditions', () => {
    const flow = aGraph([anAgent('a'), anAgent('b'), anAgent('c')], {
      a: [
        { target: 'b', condition: 'YES' },
        { target: 'c', condition: 'NO' },
      ],
      b: [],
      c: [],
    })
    expect(arrows(flow)).toEqual(['a condition b YES', 'a condition c NO'])
  })

  it('of a team by SOP has the tasks of each workflow, every step after the one before', () => {
    const general = readFileSync(join(import.meta.dirname, '../../../../../teams/general.team.yaml'), 'utf8')
    const { kind, participants, graph } = outline(general)
    expect(kind).toBe('sop')
    const names = new Set(participants.map(({ name }) => name))
    expect(graph.nodes.length).toBeGreaterThan(3)
    for (const node of graph.nodes) expect(names).toContain(node.participant)
    const ids = new Set(graph.nodes.map(({ id }) => id))
    for (const { from, to } of graph.edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true])
    expect(graph.edges).toContainEqual({
      ...{ from: '通用应急处置/situation', to: '通用应急处置/risk', kind: 'order', label: null },
    })
  })
})

describe('the end', () => {
  const ending = either(
    condition('TextMentionTermination', { text: 'APPROVE' }),
    component('autogen_agentchat.base.AndTerminationCondition', {
      conditions: [
        condition('MaxMessageTermination', { max_messages: 10 }),
        condition('SourceMatchTermination', { sources: ['a'] }),
      ],
    }),
  )

  it.each([
    ['en', 'Ends when "APPROVE" is said or (after 10 messages and when a answered), or after 5 turns.'],
    ['zh-CN', '结束条件：有人说出“APPROVE” 或 (消息满 10 条 且 a 已发言)，或满 5 轮。'],
  ] as const)('is a sentence in %s', (language, sentence) => {
    const limited = aTeam([anAgent('a')], { termination_condition: ending, max_turns: 5 })
    expect(outline(limited, language).termination).toBe(sentence)
  })

  it('is missing where nothing ends the team', () => {
    expect(outline(aTeam([anAgent('a')])).termination).toContain('Never by itself')
  })
})
