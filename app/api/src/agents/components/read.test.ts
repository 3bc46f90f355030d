import { describe, expect, test } from 'vitest'
import { readTeam } from './read.ts'
import { aFunctionTool, aGraph, aModel, anAgent, aTeam, aWorkbench, component, either } from './test-team.ts'

const calculator = aFunctionTool(
  'calculator',
  [
    'def calculator(a: float, b: float, operator: str) -> str:',
    '    try:',
    "        if operator == '+':  # plus",
    '            return str(a + b)',
    '        elif operator == "-":',
    '            return str(a - b)',
    '        elif operator == "*":',
    '            return str(a * b)',
    '        elif operator == "/":',
    '            if b == 0:',
    '                return "Error: Division by zero"',
    '            return str(a / b)',
    '        else:',
    '            return "Error: Invalid operator. Please use +, -, *, or /"',
    '    except Exception as e:',
    '        return f"Error: {str(e)}"',
    '',
  ].join('\n'),
)

function only(content: unknown, options = {}) {
  const { entries } = readTeam(content, options)
  expect(entries).toHaveLength(1)
  const [entry] = entries
  if (!entry) throw new Error('nothing was read')
  return entry
}

const society = { name: 's', team: aTeam([anAgent('x')]), model_client: aModel() }

const codesOf = (content: unknown, options = {}) =>
  only(content, options).problems.map(({ path, code }) => `${path} ${code}`)

describe('dialects', () => {
  const toolsOf = (agent: unknown) => {
    const { component, problems } = only(agent)
    expect(problems).toEqual([])
    return component?.kind === 'assistant' ? component.workbenches : undefined
  }
  const workbench = [{ kind: 'static', tools: [{ native: 'calculator' }] }]

  test('reads tools written inline, as AutoGen wrote them until 0.5.4', () => {
    expect(toolsOf(anAgent('a', { tools: [calculator] }, 1))).toMatchObject(workbench)
  })
  test('reads one workbench as an object, as AutoGen Studio 0.4 writes it', () => {
    expect(toolsOf(anAgent('a', { workbench: aWorkbench([calculator]) }, 1))).toMatchObject(workbench)
  })
  test('reads a list of workbenches, as AutoGen writes it since 0.6', () => {
    expect(toolsOf(anAgent('a', { workbench: [aWorkbench([calculator])] }))).toMatchObject(workbench)
  })
  test('reads agents of several versions in one file', () => {
    const old = anAgent('old', { tools: [calculator] }, 1)
    const recent = anAgent('recent', { workbench: [aWorkbench([calculator])] })
    expect(codesOf(aTeam([old, recent]))).toEqual([])
  })
  test.each([undefined, null, 0])('takes the version %s for the newest', (component_version) => {
    expect(codesOf({ ...anAgent('a'), component_version })).toEqual([])
  })
  test('refuses a version that is newer than any it knows', () => {
    expect(codesOf(anAgent('a', {}, 3))).toEqual(['$ component/newer-version'])
  })
  test('takes short names, private modules and former places of classes for what they stand for', () => {
    for (const provider of [
      'OpenAIChatCompletionClient',
      'openai_chat_completion_client',
      'autogen_ext.models.openai._openai_client.OpenAIChatCompletionClient',
      'autogen_ext.models.OpenAIChatCompletionClient',
    ])
      expect(codesOf(anAgent('a', { model_client: component(provider, { model: 'gpt-4o' }) }))).toEqual([])
  })
  test('fills in a handoff of which there is only a target', () => {
    const { component } = only(anAgent('a', { handoffs: ['Bob'] }))
    expect(component).toMatchObject({
      handoffs: [
        {
          target: 'Bob',
          name: 'transfer_to_bob',
          description: 'Handoff to Bob.',
          message: 'Transferred to Bob, adopting the role of Bob immediately.',
        },
      ],
    })
  })
  test('manages without structured_output, which is newer than most files', () => {
    const info = { vision: false, function_calling: true, json_output: true, family: 'unknown' }
    const model = aModel({ model: 'qwen3', model_info: info })
    expect(only(anAgent('a', { model_client: model })).component).toMatchObject({
      modelClient: { info: { functionCalling: true, structuredOutput: false } },
    })
  })
  test('takes numbers that a form stored as text', () => {
    const condition = component('autogen_agentchat.conditions.MaxMessageTermination', { max_messages: '7' })
    expect(only(aTeam([anAgent('a')], { termination_condition: condition })).component).toMatchObject({
      termination: { kind: 'max-messages', maxMessages: 7 },
    })
  })
  test('has no system message where the file has none', () => {
    expect(only(anAgent('a', { system_message: null })).component).not.toHaveProperty('systemMessage')
  })
})

describe('what a file is', () => {
  test('offers the teams and agents of a gallery to choose from', () => {
    const { entries, format } = readTeam({
      components: { teams: [aTeam([anAgent('a')])], agents: [anAgent('b')], models: [aModel()] },
    })
    expect(format).toBe('gallery')
    expect(entries.map(({ path, kind }) => [path, kind])).toEqual([
      ['components.teams[0]', 'team'],
      ['components.agents[0]', 'agent'],
    ])
  })
  test('finds both in the galleries of Studio 0.4, which kept the teams apart from the other components', () => {
    const { entries } = readTeam({
      id: 'gallery',
      items: {
        teams: [aTeam([anAgent('a')])],
        components: { agents: [anAgent('b')], models: [aModel()], tools: [], terminations: [] },
      },
    })
    expect(entries.map(({ path, kind }) => [path, kind])).toEqual([
      ['items.teams[0]', 'team'],
      ['items.components.agents[0]', 'agent'],
    ])
  })
  test('finds the team in a row of AutoGen Studio’s database', () => {
    expect(only({ id: 3, user_id: 'x', component: aTeam([anAgent('a')]) })).toMatchObject({
      path: 'component',
    })
  })
  test.each([
    [
      { name: 'travel', participants: [{ name: 'a', system_message: '' }], team_type: 'x' },
      'file/before-0.4',
    ],
    [{ name: '防汛', workflows: [{ steps: [] }], agents: [] }, 'file/sop-team'],
    [{ hello: 1 }, 'file/unknown-format'],
    [[], 'file/unknown-format'],
    ['text', 'file/unknown-format'],
    [null, 'file/unknown-format'],
  ])('says what it cannot use: %j', (content, code) => {
    expect(readTeam(content).problems.map((problem) => problem.code)).toEqual([code])
  })
})

describe('what cannot run', () => {
  test('is told all at once, each with its place', () => {
    const python = aFunctionTool('lookup', 'def lookup(x: str) -> str:\n    return x\n')
    const executor = component('autogen_ext.code_executors.local.LocalCommandLineCodeExecutor', {})
    const team = aTeam([
      anAgent('a', { workbench: [aWorkbench([python])] }),
      component('autogen_agentchat.agents.CodeExecutorAgent', { name: 'b', code_executor: executor }),
      component('autogen_ext.agents.web_surfer.MultimodalWebSurfer', { name: 'c' }),
      component('my_company.Agent', { name: 'd' }),
      anAgent('e', { model_client: undefined }),
    ])
    expect(codesOf(team)).toEqual([
      'config.participants[0].config.workbench[0].config.tools[0].config.source_code tool/python-source',
      'config.participants[1] component/runs-code',
      'config.participants[2] component/needs-browser',
      'config.participants[3] component/unknown-provider',
      'config.participants[4].config.model_client field/missing',
    ])
  })
  test('keeps a tool in Python to show, without a native one in its place', () => {
    const python = aFunctionTool('add', 'def add(a: int) -> int:\n    return a\n')
    expect(only(anAgent('a', { workbench: [aWorkbench([python])] })).component).toMatchObject({
      workbenches: [{ tools: [{ name: 'add', sourceCode: expect.stringContaining('def add') }] }],
    })
  })
  test('includes a gallery tool whose source was changed', () => {
    const changed = aFunctionTool(
      'calculator',
      'def calculator(a: float) -> str:\n    import os\n    return ""\n',
    )
    expect(codesOf(anAgent('a', { tools: [changed] }))).toEqual([
      'config.tools[0].config.source_code tool/changed-gallery-source',
    ])
  })
  test('includes MCP servers that are programs nobody allowed', () => {
    const server = { type: 'StdioServerParams', command: 'uvx', args: ['mcp-server-fetch'] }
    const agent = anAgent('a', {
      workbench: [component('autogen_ext.tools.mcp.McpWorkbench', { server_params: server })],
    })
    expect(codesOf(agent)).toEqual([
      'config.workbench[0].config.server_params.command mcp/command-not-allowed',
    ])
    expect(codesOf(agent, { allowedCommands: ['uvx'] })).toEqual([])
  })
  test('reads in both languages', () => {
    const [problem] = only(anAgent('my agent')).problems
    expect(problem).toMatchObject({
      path: 'config.name',
      code: 'name/not-an-identifier',
      message: { en: expect.stringContaining('my agent'), 'zh-CN': expect.stringContaining('my agent') },
      next: { en: expect.stringContaining('my_agent'), 'zh-CN': expect.stringContaining('my_agent') },
    })
  })
})

describe('rules', () => {
  const swarm = (participants: unknown[], more = {}) =>
    component('autogen_agentchat.teams.Swarm', { participants, ...more })
  const graph = (nodes: Parameters<typeof aGraph>[1], more = {}) =>
    aGraph([anAgent('a'), anAgent('b')], nodes, more)

  test.each<[string, unknown, string[]]>([
    ['accepts Chinese names', anAgent('指挥员'), []],
    [
      'wants names that differ',
      aTeam([anAgent('a'), anAgent('a')]),
      ['config.participants[1].config.name name/duplicate'],
    ],
    ['wants participants', aTeam([]), ['config.participants team/too-few-participants']],
    [
      'wants two for a selector',
      component('autogen_agentchat.teams.SelectorGroupChat', {
        participants: [anAgent('a')],
        model_client: aModel(),
      }),
      ['config.participants team/too-few-participants'],
    ],
    [
      'wants agents in a swarm',
      swarm([anAgent('a', { handoffs: ['b'] }), aTeam([anAgent('b')])]),
      ['config.participants[1] team/agents-only'],
    ],
    [
      'wants the first of a swarm to be one who can hand over',
      swarm([component('autogen_agentchat.agents.SocietyOfMindAgent', society), anAgent('b')]),
      ['config.participants[0] swarm/first-cannot-hand-off'],
    ],
    [
      'wants tools or a workbench',
      anAgent('a', { tools: [calculator], workbench: [aWorkbench([])] }),
      ['config.tools agent/tools-and-workbench'],
    ],
    [
      'allows an empty list of tools beside a workbench',
      anAgent('a', { tools: [], workbench: [aWorkbench([])] }),
      [],
    ],
    [
      'wants teams in a team to differ in name, also in the usual one',
      aTeam([aTeam([anAgent('a')]), aTeam([anAgent('b')])]),
      ['config.participants[1].config.name name/duplicate'],
    ],
    ['wants tools that differ', anAgent('a', { tools: [calculator, calculator] }), ['config tool/duplicate']],
    [
      'wants a limit of tokens',
      aTeam([anAgent('a')], {
        termination_condition: component('autogen_agentchat.conditions.TokenUsageTermination', {}),
      }),
      ['config.termination_condition.config condition/no-limit'],
    ],
    [
      'wants a leaf',
      graph({ a: ['b'], b: ['a'] }),
      [
        'config.graph graph/no-start',
        'config.graph graph/no-leaf',
        'config.graph graph/endless-cycle',
        'config.graph graph/cycle-without-limit',
      ],
    ],
    [
      'wants nodes that are there',
      graph({ a: ['c'], b: [] }),
      ['config.graph.nodes.a.edges[0].target graph/unknown-node'],
    ],
    [
      'wants nodes that take part',
      graph({ a: ['x'], b: [], x: [] }),
      ['config.graph.nodes.x graph/not-a-participant'],
    ],
    [
      'wants conditions on all edges or none',
      graph({ a: ['b', { target: 'a', condition: 'x' }], b: [] }, { max_turns: 3, start: 'a' }),
      ['config.graph.nodes.a.edges graph/mixed-conditions'],
    ],
    [
      'allows a cycle that can be left',
      graph(
        {
          a: ['b'],
          b: [
            { target: 'a', condition: 'again' },
            { target: 'c', condition: 'done' },
          ],
          c: [],
        },
        { max_turns: 9, participants: [anAgent('a'), anAgent('b'), anAgent('c')], start: 'a' },
      ),
      [],
    ],
    [
      'wants a condition to be one',
      aTeam([anAgent('a')], { termination_condition: aModel() }),
      ['config.termination_condition component/wrong-kind'],
    ],
    [
      'goes through compositions',
      aTeam([anAgent('a')], { termination_condition: either({ wrong: 1 }) }),
      ['config.termination_condition.config.conditions[0] component/no-envelope'],
    ],
  ])('%s', (_, content, codes) => expect(codesOf(content)).toEqual(codes))

  /** What AutoGen loads and runs, though hardly as it was meant: `_swarm_group_chat.py`, `_assistant_agent.py`. */
  test.each([
    [
      'that the first of a swarm stays the only one to speak',
      swarm([anAgent('a'), anAgent('b')]),
      ['swarm/first-cannot-hand-off'],
    ],
    [
      'that the second tool of a name in workbenches is never called',
      anAgent('a', { workbench: [aWorkbench([calculator]), aWorkbench([calculator])] }),
      ['tool/duplicate'],
    ],
  ])('warns %s', (_, content, codes) => {
    const { problems, warnings } = only(content)
    expect(problems).toEqual([])
    expect(warnings.map(({ code }) => code)).toEqual(codes)
  })

  test('lets a replayed model have tools, whatever is said of it', () => {
    const info = { function_calling: false }
    const replayed = component('autogen_ext.models.replay.ReplayChatCompletionClient', {
      chat_completions: [],
      model_info: info,
    })
    const agent = (model_client: unknown) =>
      anAgent('a', { workbench: [aWorkbench([calculator])], model_client })
    expect(codesOf(agent(replayed))).toEqual([])
    expect(codesOf(agent(aModel({ model_info: info })))).toEqual(['config agent/model-without-tools'])
  })

  test('says of a handoff to nobody that a run would fail there', () => {
    const { problems, warnings } = only(swarm([anAgent('a', { handoffs: ['b', 'user'] }), anAgent('b')]))
    expect(problems).toEqual([])
    expect(warnings.map(({ code }) => code)).toEqual(['swarm/unknown-target'])
  })
})

describe('DeepSeek', () => {
  test.each([
    ['deepseek-chat', 'disabled'],
    ['deepseek-reasoner', 'enabled'],
  ])('reads the retired name %s as today’s model, thinking %s, and says so', (model, thinking) => {
    const { component, warnings } = only(
      anAgent('a', { model_client: aModel({ model, base_url: 'https://api.deepseek.com/v1' }) }),
    )
    expect(component).toMatchObject({ modelClient: { model: 'deepseek-flash', thinking } })
    expect(warnings).toMatchObject([{ path: 'config.model_client.config.model', code: 'model/retired-name' }])
  })
  test('leaves a model of this name alone that another host serves', () => {
    const model = aModel({ model: 'deepseek-chat', base_url: 'http://gpu-1:8000/v1' })
    expect(only(anAgent('a', { model_client: model })).component).toMatchObject({
      modelClient: { model: 'deepseek-chat' },
    })
  })
})
