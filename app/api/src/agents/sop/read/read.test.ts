// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references in team files look like this.

import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readSopTeam } from './read.ts'

type File = Record<string, unknown>
const aTask = (task_id: string, more: File = {}): File => ({ task_id, name: task_id, assignee: 'A', ...more })
const aWorkflow = (name: string, steps: readonly File[][], more: File = {}): File => ({
  name,
  steps: steps.map((tasks) => ({ tasks })),
  ...more,
})
const aFile = (more: File = {}): File => ({
  name: 'team',
  workflows: [aWorkflow('one', [[aTask('a')]])],
  agents: [{ name: 'A' }],
  ...more,
})
const read = (file: File) => readSopTeam(JSON.stringify(file))
const problems = (file: File) => read(file).problems.map(({ path, code }) => `${path} ${code}`)

test.each(['flood', 'general'])('the example %s.team.yaml has nothing wrong with it', async (name) => {
  const url = new URL(`../../../../../teams/${name}.team.yaml`, import.meta.url)
  const { team, problems, warnings, secrets } = readSopTeam(await readFile(url, 'utf8'))
  expect({ problems, warnings, secrets }).toEqual({ problems: [], warnings: [], secrets: [] })
  expect(team?.language).toBe('zh-CN')
  const texts = JSON.stringify(team)
  expect(texts).not.toContain('${')
})

test('fills in what is not said', () => {
  expect(read(aFile()).team).toEqual({
    name: 'team',
    description: '',
    maxTurns: 200,
    language: 'en',
    workflows: [
      {
        name: 'one',
        description: '',
        isGlobal: false,
        inputs: [],
        steps: [
          {
            description: '',
            tasks: [
              {
                taskId: 'a',
                name: 'a',
                assignee: 'A',
                description: '',
                priority: 'normal',
                inputs: [],
                outputs: [],
              },
            ],
          },
        ],
      },
    ],
    agents: [{ name: 'A', description: '', systemMessage: '', abilities: [], workbenches: [], llm: {} }],
    properties: {},
  })
})

test('replaces references wherever people read or models do', () => {
  const { team } = read(
    aFile({
      base_prompt: 'Rules ${properties.sop.version} for ${agent.name}.',
      properties: { sop: { version: 2 }, names: ['first'], report: 'Report of ${properties.sop.version}' },
      workflows: [
        aWorkflow('one', [[aTask('a', { name: 'by ${agent.name}', outputs: ['${properties.report}'] })]]),
      ],
      agents: [
        { name: 'A', system_message: 'You: ${properties.names.0}.' },
        { name: 'B', system_message: '${base_prompt}!' },
      ],
    }),
  )
  expect(team?.agents.map(({ systemMessage }) => systemMessage)).toEqual([
    'Rules 2 for A.\n\nYou: first.',
    'Rules 2 for B.!',
  ])
  expect(team?.workflows[0]?.steps[0]?.tasks[0]).toMatchObject({ name: 'by A', outputs: ['Report of 2'] })
})

test('knows the abilities and tools of an agent, and tells others of the rest of what it does', () => {
  const tool = {
    provider: 'autogen_ext.tools.http.HttpTool',
    component_type: 'tool',
    config: {
      name: 'gauge',
      scheme: 'https',
      host: 'gauge.example',
      path: '/',
      method: 'GET',
      json_schema: {},
    },
  }
  const agent = {
    name: 'A',
    description: 'Hydrologist',
    actions: ['save_asset', 'reads rivers', 'update_task_status'],
    tools: ['calculator', 'RequestCollaboration', tool],
    llm: { model: 'qwen', temperature: 0, base_url: 'http://10.0.0.8:8000/v1' },
  }
  const { team, problems } = read(aFile({ agents: [agent] }))
  expect(problems).toEqual([])
  expect(team?.agents[0]).toMatchObject({
    description: 'Hydrologist; reads rivers',
    abilities: ['PlanTool', 'ArtifactManager', 'RequestCollaboration'],
    workbenches: [{ kind: 'static', tools: [{ name: 'calculator' }, { name: 'gauge', kind: 'http' }] }],
    llm: { model: 'qwen', temperature: 0, baseUrl: 'http://10.0.0.8:8000/v1' },
  })
})

test('tells all that is wrong at once, with paths', () => {
  expect(
    problems(
      aFile({
        base_prompt: '${base_prompt}',
        agents: [{ name: 'A', tools: ['Nope'] }, { name: 'A' }],
        workflows: [
          aWorkflow(
            'one',
            [[aTask('a', { assignee: 'B', name: '${properties.x}', outputs: ['../x'] }), aTask('a')]],
            {
              is_global: true,
            },
          ),
          aWorkflow('one', [[aTask('b')]], { is_global: true }),
        ],
      }),
    ).toSorted(),
  ).toEqual([
    'agents[0].system_message sop/reference-cycle',
    'agents[0].tools[0] sop/unknown-tool',
    'agents[1].name sop/duplicate',
    'agents[1].system_message sop/reference-cycle',
    'workflows sop/several-global',
    'workflows[0].steps[0].tasks[0].assignee sop/unknown-assignee',
    'workflows[0].steps[0].tasks[0].name sop/unknown-reference',
    'workflows[0].steps[0].tasks[0].outputs[0] sop/artifact-name',
    'workflows[0].steps[0].tasks[1].task_id sop/duplicate',
    'workflows[1].name sop/duplicate',
  ])
})

test.each<[string, readonly File[][], readonly string[]]>([
  [
    'nobody writes',
    [[aTask('a', { inputs: ['x'] })]],
    ['workflows[0].steps[0].tasks[0].inputs[0] sop/input-missing'],
  ],
  [
    'is written beside it',
    [[aTask('a', { inputs: ['x'] }), aTask('b', { outputs: ['x'] })]],
    ['workflows[0].steps[0].tasks[0].inputs[0] sop/input-later'],
  ],
  [
    'waits for the task itself',
    [[aTask('a', { inputs: ['x'], outputs: ['y'] })], [aTask('b', { inputs: ['y'], outputs: ['x'] })]],
    ['workflows[0] sop/input-cycle', 'workflows[0].steps[0].tasks[0].inputs[0] sop/input-later'],
  ],
])('refuses a task that reads what %s', (_, steps, expected) => {
  expect(problems(aFile({ workflows: [aWorkflow('one', steps)] }))).toEqual(expected)
})

test('takes what people bring along for there', () => {
  const workflows = [aWorkflow('one', [[aTask('a', { inputs: ['x'] })]], { inputs: ['x'] })]
  expect(problems(aFile({ workflows }))).toEqual([])
})

test('refuses two tasks of one step that write the same', () => {
  const step = [aTask('a', { outputs: ['x'] }), aTask('b', { outputs: ['x'] })]
  expect(problems(aFile({ workflows: [aWorkflow('one', [step])] }))).toEqual([
    'workflows[0].steps[0].tasks[1].outputs[0] sop/output-twice',
  ])
})

test('refuses several outputs of an agent that can save none, where one is its answer', () => {
  const workflows = (...outputs: string[]) => [aWorkflow('one', [[aTask('a', { outputs })]])]
  expect(problems(aFile({ workflows: workflows('x', 'y') }))).toEqual([
    'workflows[0].steps[0].tasks[0].outputs sop/cannot-save',
  ])
  expect(problems(aFile({ workflows: workflows('x') }))).toEqual([])
})

test('refuses keys that it does not know, since a misspelt approval would ask nobody', () => {
  const workflows = [aWorkflow('one', [[aTask('a', { aproval: 'commander' })]])]
  const [problem] = read(aFile({ workflows })).problems
  expect(problem?.path).toBe('workflows[0].steps[0].tasks[0]')
  expect(problem?.message.en).toContain('aproval')
})

test('keeps keys apart, and reads again what it left in their place', () => {
  const agents = [
    { name: 'A', llm: { model: 'm', base_url: 'https://m.example', api_key: 'sk-very-secret' } },
  ]
  const first = read(aFile({ agents }))
  expect(first.secrets.map(({ path, value }) => [path, value.reveal()])).toEqual([
    ['agents[0].llm.api_key', 'sk-very-secret'],
  ])
  expect(JSON.stringify(first.content)).not.toContain('sk-very-secret')
  const again = readSopTeam(JSON.stringify(first.content))
  expect(again.team?.agents[0]?.llm.apiKey).toEqual({ secret: 'agents[0].llm.api_key' })
})

test('says of a text that is neither YAML nor JSON what it is', () => {
  expect(readSopTeam('a: [').problems.map(({ code }) => code)).toEqual(['file/unreadable'])
})
