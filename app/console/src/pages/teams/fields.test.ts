import { expect, it } from 'vitest'
import { fieldsOf, withValue } from './fields.ts'

const file = {
  provider: 'autogen_agentchat.teams.RoundRobinGroupChat',
  label: 'Night watch',
  config: {
    participants: [
      {
        provider: 'autogen_agentchat.agents.AssistantAgent',
        config: {
          name: 'lookout',
          system_message: 'Watch.',
          model_client: {
            provider: 'autogen_ext.models.openai.OpenAIChatCompletionClient',
            config: { model: 'a' },
          },
        },
      },
    ],
    max_turns: 4,
    termination_condition: null,
  },
}

it('finds what can be edited in every component, at any depth', () => {
  expect(
    fieldsOf(file).map(({ name, fields }) => [name, fields.map(({ key, value }) => `${key}=${value}`)]),
  ).toEqual([
    ['Night watch', ['max_turns=4']],
    ['lookout', ['system_message=Watch.']],
    ['OpenAIChatCompletionClient', ['model=a']],
  ])
})

it('changes one value and nothing else', () => {
  const [, lookout] = fieldsOf(file)
  const changed = withValue(file, lookout?.fields[0]?.path ?? [], 'Sleep.')
  expect(changed).toEqual(JSON.parse(JSON.stringify(file).replace('Watch.', 'Sleep.')))
})
