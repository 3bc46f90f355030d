import { expect, test } from 'vitest'
import { openEndpoint } from './endpoint.ts'

const settings = {
  AI_MODEL_NAME: 'deepseek-chat',
  AI_MODEL_BASE_URL: new URL('https://api.deepseek.com/v1'),
  AI_MODEL_MAX_TOKENS: 4000,
  AI_MODEL_SCRIPTED: 'off',
} as const

test('is where the settings say, with the model that stands for a retired name', async () => {
  const endpoint = await openEndpoint(settings)
  expect(endpoint).toMatchObject({ baseUrl: 'https://api.deepseek.com/v1', scripted: false })
  expect(endpoint.usualModel).toMatchObject({
    model: 'deepseek-flash',
    thinking: 'disabled',
    parameters: { max_tokens: 4000 },
  })
})

test('is a model on this machine where a script is to answer, until it is closed', async () => {
  const endpoint = await openEndpoint({ ...settings, AI_MODEL_SCRIPTED: 'on' })
  expect(endpoint.scripted).toBe(true)
  const models = `${endpoint.baseUrl}/models`
  expect(await (await fetch(models)).json()).toMatchObject({ data: [{ id: 'scripted' }] })
  await endpoint.close()
  await expect(fetch(models)).rejects.toThrow()
})
