import { expect, test } from 'vitest'
import { exportComponent } from './export.ts'
import { readTeam } from './read.ts'
import { takeSecrets } from './secrets.ts'
import { aModel, anAgent, aTeam, component } from './test-team.ts'

const SECRETS = ['key-of-the-model', 'Bearer of-the-server', 'token-in-env', 'azure-key', 'token-of-azure']

const full = aTeam([
  anAgent('a', {
    model_client: aModel({
      api_key: SECRETS[0],
      default_headers: { 'X-Team': 'open', 'x-api-key': SECRETS[1] },
    }),
    workbench: [
      component('autogen_ext.tools.mcp.McpWorkbench', {
        server_params: {
          type: 'StdioServerParams',
          command: 'mcp',
          env: { SEARCH_TOKEN: SECRETS[2], LANG: 'zh' },
        },
      }),
    ],
  }),
  anAgent('b', {
    model_client: component('autogen_ext.models.openai.AzureOpenAIChatCompletionClient', {
      model: 'gpt-4o',
      azure_endpoint: 'https://x.openai.azure.com',
      api_version: '2024-10-21',
      api_key: SECRETS[3],
      azure_ad_token: SECRETS[4],
    }),
  }),
])
const options = { allowedCommands: ['mcp'] }

test('takes keys, tokens and secret headers out of a file and leaves references', () => {
  const file = readTeam(full, options)
  expect(file.secrets.map(({ value }) => value.reveal())).toEqual(SECRETS)
  expect(file.secrets.map(({ path }) => path)).toContain(
    'config.participants[0].config.model_client.config.default_headers.x-api-key',
  )
  expect(file.entries[0]?.problems).toEqual([])
  expect(file.entries[0]?.component).toMatchObject({
    participants: [
      {
        modelClient: {
          apiKey: { secret: 'config.participants[0].config.model_client.config.api_key' },
          headers: { 'X-Team': 'open', 'x-api-key': { secret: expect.any(String) } },
        },
        workbenches: [{ server: { env: { LANG: 'zh', SEARCH_TOKEN: { secret: expect.any(String) } } } }],
      },
      { modelClient: { adToken: { secret: expect.any(String) } } },
    ],
  })
})

test('lets none of them out again: not in what is stored, exported or printed', () => {
  const { content, entries, secrets } = readTeam(full, options)
  const [entry] = entries
  if (!entry?.component) throw new Error('the team was not read')
  const everything = JSON.stringify([content, entry, secrets, exportComponent(entry.component)])
  for (const secret of SECRETS) expect(everything).not.toContain(secret)
})

test('reads the same team again from what was stored', () => {
  const first = readTeam(full, options)
  const again = readTeam(first.content, options)
  expect(again.secrets).toEqual([])
  expect(again.entries[0]?.component).toEqual(first.entries[0]?.component)
})

test('takes a key that AutoGen masked for no key, and says so', () => {
  const { secrets, entries } = readTeam(anAgent('a', { model_client: aModel({ api_key: '**********' }) }))
  expect(secrets).toEqual([])
  expect(entries[0]?.component).not.toHaveProperty('modelClient.apiKey')
  expect(entries[0]?.warnings).toMatchObject([{ code: 'secret/masked' }])
})

test('finds keys in the middle of texts', () => {
  const key = `sk-${'a1'.repeat(16)}`
  const { entries, content, secrets } = readTeam(anAgent('a', { system_message: `Use ${key} for search.` }))
  expect(secrets.map(({ value }) => value.reveal())).toEqual([key])
  expect(JSON.stringify(content)).not.toContain(key)
  expect(entries[0]?.component).toMatchObject({ systemMessage: 'Use [secret] for search.' })
})

test('refuses an address that holds a key, since addresses are shown', () => {
  const { problems } = takeSecrets({ server_params: { url: 'https://mcp.example/sse?api_key=abc' } })
  expect(problems).toMatchObject([{ path: 'server_params.url', code: 'secret/in-address' }])
})

test('leaves numbers and schemas alone that only sound like secrets', () => {
  const content = { max_total_token: 5, json_schema: { properties: { password: { type: 'string' } } } }
  expect(takeSecrets(content)).toMatchObject({ content, secrets: [] })
})
