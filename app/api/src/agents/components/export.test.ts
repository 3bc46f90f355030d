import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportComponent } from './export.ts'
import type {
  AgentComponent,
  ConditionComponent,
  ContextComponent,
  Handoff,
  ModelComponent,
  Participant,
  TeamComponent,
  ToolComponent,
  WorkbenchComponent,
} from './model.ts'
import { readTeam } from './read.ts'

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('防汛', '水位超过 12 米。', '{x}'),
)
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const flag = fc.boolean()
const count = fc.integer({ min: 1, max: 1000 })

const info = fc.record({
  family: fc.constantFrom('unknown', 'gpt-4o', 'r1'),
  vision: flag,
  // Where it is false, tools are refused, which is not what is looked at here.
  functionCalling: fc.constant(true),
  jsonOutput: flag,
  structuredOutput: flag,
  multipleSystemMessages: flag,
})
const hosted = {
  model: fc.constantFrom('gpt-4o', 'qwen3-32b', 'deepseek-flash'),
  info,
  headers: fc.dictionary(fc.constantFrom('X-Team', 'X-Region'), text, { noNullPrototype: true }),
  addNamePrefixes: flag,
  includeNameInMessage: flag,
  parameters: fc.record(
    { temperature: fc.double({ min: 0, max: 2, noNaN: true }), seed: count, stop: fc.array(text) },
    { requiredKeys: [], noNullPrototype: true },
  ),
}
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
/** Without keys that are undefined, as the types of components want it. */
const without = <T extends object>(arbitrary: fc.Arbitrary<T>) =>
  arbitrary.map((it) => Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)))

const model = fc.oneof(
  without(
    fc.record({
      kind: fc.constant('openai'),
      ...hosted,
      baseUrl: maybe(fc.constant('https://model.example/v1')),
      timeoutSeconds: maybe(count),
      maxRetries: maybe(fc.nat(5)),
      thinking: maybe(fc.constantFrom('enabled', 'disabled')),
    }),
  ),
  without(
    fc.record({
      kind: fc.constant('azure'),
      ...hosted,
      endpoint: fc.constant('https://x.openai.azure.com'),
      apiVersion: fc.constant('2024-10-21'),
      deployment: maybe(name),
    }),
  ),
  fc.record({ kind: fc.constant('replay'), info, completions: fc.array(text) }),
) as fc.Arbitrary<ModelComponent>

const condition = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.record({ kind: fc.constant('max-messages'), maxMessages: count, includeAgentEvent: flag }),
    fc.record({ kind: fc.constant('text-mention'), text }),
    fc.record({ kind: fc.constant('handoff'), target: name }),
    fc.record({ kind: fc.constant('timeout'), seconds: count }),
    fc.record({ kind: fc.constantFrom('external', 'stop-message') }),
    fc.record({ kind: fc.constant('source-match'), sources: fc.array(name) }),
    without(fc.record({ kind: fc.constant('text-message'), source: maybe(name) })),
    fc.record({ kind: fc.constant('function-call'), functionName: name }),
    without(fc.record({ kind: fc.constant('token-usage'), maxTotal: count, maxPrompt: maybe(count) })),
  ),
  any: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.record({
      kind: fc.constantFrom('any', 'all'),
      conditions: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
    }),
  ),
})).any as fc.Arbitrary<ConditionComponent>

const initialMessages = fc.array(
  fc.oneof(
    fc.record({ type: fc.constant('SystemMessage'), content: text }),
    fc.record({ type: fc.constant('UserMessage'), source: name, content: text }),
  ),
  { maxLength: 2 },
)
const context = fc.oneof(
  fc.record({ kind: fc.constant('unbounded'), initialMessages }),
  fc.record({ kind: fc.constant('buffered'), bufferSize: count, initialMessages }),
  fc.record({ kind: fc.constant('head-and-tail'), headSize: count, tailSize: count, initialMessages }),
  fc.record({
    kind: fc.constant('token-limited'),
    modelClient: model,
    tokenLimit: count,
    tools: fc.array(
      fc.record({ name, description: text, parameters: fc.constant({ type: 'object', properties: {} }) }),
      { maxLength: 1 },
    ),
    initialMessages,
  }),
) as fc.Arbitrary<ContextComponent>

const tool = (called: fc.Arbitrary<string>) =>
  without(
    fc.record({
      kind: fc.constant('http'),
      name: called,
      description: text,
      scheme: fc.constantFrom('http', 'https'),
      host: fc.constant('api.example'),
      port: count,
      path: fc.constant('/{id}'),
      method: fc.constantFrom('GET', 'POST'),
      headers: fc.constant({ Accept: 'application/json' }),
      jsonSchema: fc.constant({ type: 'object', properties: { id: { type: 'string', default: null } } }),
      returnType: fc.constantFrom('text', 'json'),
      timeoutSeconds: count,
    }),
  ) as fc.Arbitrary<ToolComponent>

const workbench = fc.oneof(
  fc.record({
    kind: fc.constant('static'),
    tools: tool(name).map((one) => [one]),
    streams: flag,
    overrides: fc.constant({}),
  }),
  fc.record({
    kind: fc.constant('mcp'),
    server: fc.record({
      kind: fc.constantFrom('sse', 'streamable-http'),
      url: fc.constant('https://mcp.example/'),
      headers: fc.constant({}),
      timeoutSeconds: count,
    }),
    overrides: fc.dictionary(name, fc.record({ description: text }), { maxKeys: 2, noNullPrototype: true }),
  }),
) as fc.Arbitrary<WorkbenchComponent>

const handoff: fc.Arbitrary<Handoff> = fc.record({
  target: name.map((one) => `to_${one}`),
  name: name.map((one) => `transfer_to_${one}`),
  description: text,
  message: text,
})

const assistant = without(
  fc.record({
    kind: fc.constant('assistant'),
    name,
    description: text,
    modelClient: model,
    // At most one, so that names of tools do not meet.
    workbenches: fc.array(workbench, { maxLength: 1 }),
    handoffs: fc.array(handoff, { maxLength: 1 }),
    modelContext: maybe(context),
    memory: fc.array(
      fc.record({
        kind: fc.constant('list'),
        name,
        contents: fc.array(
          fc.oneof(
            fc.record({ content: text, mimeType: fc.constant('text/plain') }),
            fc.record({ content: fc.record({ level: count }), mimeType: fc.constant('application/json') }),
          ),
        ),
      }),
      { maxLength: 1 },
    ),
    systemMessage: maybe(text),
    reflectOnToolUse: flag,
    toolCallSummaryFormat: fc.constantFrom('{result}', '{tool_name}: {result}'),
    maxToolIterations: count,
    modelClientStream: flag,
    metadata: maybe(fc.record({ origin: text })),
  }),
) as fc.Arbitrary<AgentComponent>

const { team } = fc.letrec<{ agent: AgentComponent; team: TeamComponent; participant: Participant }>(
  (tie) => ({
    agent: fc.oneof(
      { depthSize: 'small' },
      assistant,
      fc.record({ kind: fc.constant('user-proxy'), name, description: text }) as fc.Arbitrary<AgentComponent>,
      without(
        fc.record({
          kind: fc.constant('society-of-mind'),
          name,
          description: text,
          team: tie('team'),
          modelClient: model,
          instruction: maybe(text),
        }),
      ) as fc.Arbitrary<AgentComponent>,
    ),
    participant: fc.oneof({ depthSize: 'small' }, tie('agent'), tie('team')),
    team: fc
      .record({
        common: without(
          fc.record({
            name,
            description: text,
            termination: maybe(condition),
            maxTurns: maybe(count),
            emitTeamEvents: flag,
          }),
        ),
        participants: fc.uniqueArray(tie('participant') as fc.Arbitrary<Participant>, {
          minLength: 2,
          maxLength: 3,
          selector: (one) => one.name,
        }),
        kind: fc.oneof(
          fc.record({ kind: fc.constant('round-robin') }),
          fc.record({
            kind: fc.constant('selector'),
            modelClient: model,
            selectorPrompt: text,
            allowRepeatedSpeaker: flag,
            maxSelectorAttempts: count,
            modelClientStreaming: flag,
          }),
        ),
      })
      .map(({ common, participants, kind }): unknown => ({
        ...common,
        participants,
        ...kind,
      })) as fc.Arbitrary<TeamComponent>,
  }),
)

test('a team that was exported and read again is the same team', () => {
  fc.assert(
    fc.property(team, (original) => {
      const file: unknown = JSON.parse(JSON.stringify(exportComponent(original)))
      const [entry] = readTeam(file).entries
      expect(entry?.problems).toEqual([])
      expect(entry?.component).toEqual(original)
    }),
    { numRuns: 60 },
  )
})

test('writes what the schemas of AutoGen 0.7.5 want: versions, lists of workbenches, keys that are null', () => {
  fc.assert(
    fc.property(assistant, (agent) => {
      const { component_version, config } = exportComponent(agent)
      expect(component_version).toBe(2)
      expect(config).toMatchObject({
        name: agent.name,
        description: agent.description,
        model_client: { provider: expect.any(String), config: expect.any(Object) },
        reflect_on_tool_use: expect.any(Boolean),
        tool_call_summary_format: expect.any(String),
      })
      expect(config).not.toHaveProperty('tools')
      expect(config.workbench ?? []).toBeInstanceOf(Array)
    }),
    { numRuns: 30 },
  )
  const limited: TeamComponent = {
    kind: 'round-robin',
    name: 't',
    description: 'd',
    emitTeamEvents: false,
    participants: [{ kind: 'user-proxy', name: 'u', description: 'd' }],
    termination: { kind: 'token-usage', maxTotal: 5 },
  }
  expect(exportComponent(limited).config.termination_condition).toMatchObject({
    config: { max_total_token: 5, max_prompt_token: null, max_completion_token: null },
  })
})
