import { afterEach, expect, test } from 'vitest'
import { Secret } from '../../secret.ts'
import type { OpenAiModel } from '../components/model.ts'
import type { ModelMessage } from '../messages.ts'
import { azureClient } from './azure.ts'
import type { ModelRequest } from './model-client.ts'
import type { HostedOptions } from './openai-client.ts'
import { openAiClient } from './openai-compatible.ts'
import type { WrittenScript } from './scripted/script.ts'
import { ScriptedModel } from './scripted/server.ts'

const servers: ScriptedModel[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

const info = {
  family: 'unknown',
  vision: false,
  functionCalling: true,
  jsonOutput: true,
  structuredOutput: false,
  multipleSystemMessages: true,
}

const pauses: number[] = []
const impatient: HostedOptions = {
  chance: { pause: async (ms) => void pauses.push(ms), random: () => 1 },
}

async function aModel(
  lines: WrittenScript['lines'],
  component: Partial<OpenAiModel> = {},
  options = impatient,
) {
  const server = new ScriptedModel({ lines })
  servers.push(server)
  pauses.length = 0
  const client = openAiClient(
    {
      kind: 'openai',
      model: 'deepseek-flash',
      info,
      headers: {},
      addNamePrefixes: false,
      includeNameInMessage: true,
      parameters: { temperature: 0.2 },
      baseUrl: await server.listen(),
      ...component,
    },
    { apiKey: new Secret('sk-test'), headers: {} },
    options,
  )
  return { server, client }
}

const asking = (content: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  ordinal: 0,
  messages: [{ type: 'UserMessage', source: 'user', content }],
  tools: [],
  toolChoice: 'auto',
  output: 'text',
  ...more,
})

const add = { name: 'add', description: 'adds', parameters: { type: 'object', properties: {} } }
const never = new AbortController().signal

test('gives the answer, what it cost in tokens, and the model that answered', async () => {
  const { client, server } = await aModel([
    { say: '水位 12.3 米', usage: { prompt: 100, completion: 7, cached: 64 } },
  ])
  const answer = await client.create(asking('水位？'), never)
  expect(answer).toEqual({
    content: '水位 12.3 米',
    finishReason: 'stop',
    usage: { promptTokens: 100, completionTokens: 7, cachedTokens: 64 },
    model: 'scripted',
  })
  expect(server.requests[0]).toMatchObject({
    temperature: 0.2,
    messages: [{ role: 'user', name: 'user', content: '水位？' }],
  })
})

test('hands on the pieces of a stream as they come, and gives the same answer in the end', async () => {
  const { client } = await aModel([{ say: '一二三四五六', pieceCharacters: 2 }])
  const pieces: string[] = []
  const answer = await client.create(asking('数'), never, (text) => pieces.push(text))
  expect(pieces).toEqual(['一二', '三四', '五六'])
  expect(answer.content).toBe('一二三四五六')
  expect(answer.usage.completionTokens).toBeGreaterThan(0)
})

test.each([undefined, () => {}])('keeps the arguments of calls as they are, JSON or not', async (piece) => {
  const { client } = await aModel([
    {
      say: '算一下',
      calls: [
        { name: 'add', arguments: '{"a": 1' },
        { name: 'add', arguments: { a: 2 } },
      ],
    },
  ])
  const answer = await client.create(asking('1+2', { tools: [add] }), never, piece)
  expect(answer).toMatchObject({
    thought: '算一下',
    finishReason: 'function_calls',
    content: [
      { name: 'add', arguments: '{"a": 1' },
      { name: 'add', arguments: '{"a":2}' },
    ],
  })
})

test('offers the first of two tools of one name only', async () => {
  const { client, server } = await aModel([{ say: 'ok' }])
  await client.create(asking('1+2', { tools: [add, { ...add, description: 'multiplies' }] }), never)
  expect(server.requests[0]).toMatchObject({ tools: [{ function: { name: 'add', description: 'adds' } }] })
})

test.each([undefined, () => {}])('gives the reasoning back with a turn that called tools', async (piece) => {
  const { client, server } = await aModel(
    [
      { when: { afterTools: true }, say: '3' },
      { reasoning: '要用工具', calls: [{ name: 'add' }] },
    ],
    { thinking: 'enabled' },
  )
  const first = await client.create(asking('1+2', { tools: [add] }), never, piece)
  expect(first.reasoning).toBe('要用工具')
  const { content, reasoning } = first
  const turn: ModelMessage = {
    type: 'AssistantMessage',
    source: 'a',
    content,
    ...(reasoning && { reasoning }),
  }
  const result = { callId: 'call_1_0', name: 'add', content: '3', isError: false }
  const messages: ModelMessage[] = [
    ...asking('1+2').messages,
    turn,
    { type: 'FunctionExecutionResultMessage', content: [result] },
  ]
  await client.create(asking('', { messages }), never, piece)
  expect(server.requests[1]).toMatchObject({ thinking: { type: 'enabled' } })
  expect(server.requests[1]?.messages[1]).toMatchObject({ reasoning_content: '要用工具', content: null })
})

test('waits as long as the server says when there were too many requests', async () => {
  const { client } = await aModel([{ status: 429, retryAfterSeconds: 3, times: 2 }, { say: 'ok' }])
  expect((await client.create(asking('x'), never)).content).toBe('ok')
  expect(pauses).toEqual([3000, 3000])
})

test('waits longer after each failure of the server, and gives up in the end', async () => {
  const { client, server } = await aModel([{ status: 503 }], { maxRetries: 3 })
  await expect(client.create(asking('x'), never)).rejects.toMatchObject({ kind: 'unavailable', status: 503 })
  expect(pauses).toEqual([500, 1000, 2000])
  expect(server.requests).toHaveLength(4)
})

test('does not wait longer than its budget', async () => {
  const { client } = await aModel([{ status: 429, retryAfterSeconds: 3600 }])
  await expect(client.create(asking('x'), never)).rejects.toMatchObject({ kind: 'rate-limited' })
  expect(pauses).toEqual([])
})

test.each([
  [400, undefined, 'refused'],
  [401, undefined, 'unauthorized'],
  [402, undefined, 'refused'],
  [429, 'insufficient_quota', 'refused'],
])('does not repeat what will not get better: %i %s', async (status, code, kind) => {
  const { client, server } = await aModel([{ status, ...(code && { code }) }])
  await expect(client.create(asking('x'), never)).rejects.toMatchObject({ kind, status })
  expect(server.requests).toHaveLength(1)
})

test.each([undefined, () => {}])('begins again when an answer breaks off in the middle', async (piece) => {
  const { client, server } = await aModel([
    { say: 'a long answer that is cut', breakAfter: 2, times: 1 },
    { say: 'a long answer that is whole' },
  ])
  expect((await client.create(asking('x'), never, piece)).content).toBe('a long answer that is whole')
  expect(server.requests).toHaveLength(2)
})

test('says so when the server sends something that is no answer', async () => {
  const { client } = await aModel([{ raw: '<html>Bad gateway</html>' }])
  await expect(client.create(asking('x'), never)).rejects.toMatchObject({ kind: 'unreadable' })
})

test.each([undefined, () => {}])('bounds an answer of two megabytes', async (piece) => {
  const { client } = await aModel([{ say: 'x'.repeat(2_000_000), pieceCharacters: 50_000 }])
  const answer = await client.create(asking('x'), never, piece)
  expect(answer.content.length).toBe(1_000_000)
  expect(answer.finishReason).toBe('length')
})

test.each([undefined, () => {}])('stops at once when it is cancelled', async (piece) => {
  const { client } = await aModel([{ hang: true }])
  const controller = new AbortController()
  const cancelled = new Error('cancelled')
  const call = client.create(asking('x'), controller.signal, piece)
  queueMicrotask(() => controller.abort(cancelled))
  await expect(call).rejects.toBe(cancelled)
})

test.each([undefined, () => {}])('does not wait for ever for a model that says nothing', async (piece) => {
  const { client, server } = await aModel([{ hang: true }], { timeoutSeconds: 0.5, maxRetries: 1 })
  await expect(client.create(asking('x'), never, piece)).rejects.toMatchObject({ kind: 'timeout' })
  expect(server.requests).toHaveLength(2)
})

test('notices a stream that has fallen silent', async () => {
  const { client } = await aModel(
    [{ say: 'abcdefgh', pieceCharacters: 1, pieceDelayMs: 60_000 }],
    { maxRetries: 0 },
    { ...impatient, silenceMs: 50 },
  )
  await expect(client.create(asking('x'), never, () => {})).rejects.toMatchObject({ kind: 'timeout' })
})

test('asks for JSON where a schema cannot be asked for, and puts the schema into words', async () => {
  const { client, server } = await aModel([{ say: '{}' }])
  const schema = { type: 'object', properties: { city: { type: 'string' } } }
  await client.create(asking('x', { output: { name: 'R', schema } }), never)
  expect(server.requests[0]).toMatchObject({ response_format: { type: 'json_object' } })
  expect(server.requests[0]?.messages.at(-1)?.content).toContain('"city"')
})

test('reaches a deployment on Azure with its key and version', async () => {
  const server = new ScriptedModel({ lines: [{ say: 'from Azure' }] })
  servers.push(server)
  const endpoint = (await server.listen()).replace('/v1', '')
  const client = azureClient(
    {
      kind: 'azure',
      model: 'gpt-4o',
      info,
      headers: {},
      addNamePrefixes: false,
      includeNameInMessage: true,
      parameters: {},
      endpoint,
      apiVersion: '2024-10-21',
      deployment: 'ours',
    },
    { apiKey: new Secret('key'), headers: {} },
  )
  expect((await client.create(asking('x'), never)).content).toBe('from Azure')
})
