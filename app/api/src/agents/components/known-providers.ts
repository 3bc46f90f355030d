import type { ProblemCode } from './problem-texts.ts'

/** AutoGen's own five aliases. */
export const shortNames: ReadonlyMap<string, string> = new Map([
  ['openai_chat_completion_client', 'autogen_ext.models.openai.OpenAIChatCompletionClient'],
  ['OpenAIChatCompletionClient', 'autogen_ext.models.openai.OpenAIChatCompletionClient'],
  ['azure_openai_chat_completion_client', 'autogen_ext.models.openai.AzureOpenAIChatCompletionClient'],
  ['AzureOpenAIChatCompletionClient', 'autogen_ext.models.openai.AzureOpenAIChatCompletionClient'],
  ['OllamaChatCompletionClient', 'autogen_ext.models.ollama.OllamaChatCompletionClient'],
])

const conditions = [
  'ExternalTermination',
  'HandoffTermination',
  'MaxMessageTermination',
  'SourceMatchTermination',
  'StopMessageTermination',
  'TextMentionTermination',
  'TimeoutTermination',
  'TokenUsageTermination',
]

/** Where classes were before they moved, in development releases of 0.4 that people exported from. */
export const formerPaths: ReadonlyMap<string, string> = new Map([
  ['autogen_core.components.tools.FunctionTool', 'autogen_core.tools.FunctionTool'],
  ['autogen_ext.models.OpenAIChatCompletionClient', 'autogen_ext.models.openai.OpenAIChatCompletionClient'],
  [
    'autogen_ext.models.AzureOpenAIChatCompletionClient',
    'autogen_ext.models.openai.AzureOpenAIChatCompletionClient',
  ],
  ['autogen_agentchat.teams.group_chat.RoundRobinGroupChat', 'autogen_agentchat.teams.RoundRobinGroupChat'],
  ...conditions.map((name): [string, string] => [
    `autogen_agentchat.task.${name}`,
    `autogen_agentchat.conditions.${name}`,
  ]),
])

/** Parts of AutoGen that exist there and not here, each with why. Beginnings of names; the longer ones first. */
const reasons: readonly [string, ProblemCode][] = [
  ['autogen_agentchat.agents.CodeExecutorAgent', 'component/runs-code'],
  ['autogen_ext.agents.magentic_one.MagenticOneCoderAgent', 'component/not-supported'],
  ['autogen_ext.agents.web_surfer.', 'component/needs-browser'],
  ['autogen_ext.agents.video_surfer.', 'component/needs-files'],
  ['autogen_ext.agents.file_surfer.', 'component/needs-files'],
  ['autogen_ext.code_executors.', 'component/runs-code'],
  ['autogen_ext.tools.code_execution.', 'component/runs-code'],
  ['autogen_core.code_executor.', 'component/runs-code'],
  ['autogen_ext.models.anthropic.', 'component/other-protocol'],
  ['autogen_ext.models.azure.', 'component/other-protocol'],
  ['autogen_ext.models.llama_cpp.', 'component/other-protocol'],
  ['autogen_ext.models.semantic_kernel.', 'component/other-protocol'],
  ['autogen_ext.', 'component/not-supported'],
  ['autogen_core.', 'component/not-supported'],
  ['autogen_agentchat.', 'component/not-supported'],
  ['autogen_studio.', 'component/not-supported'],
  ['autogenstudio.', 'component/not-supported'],
]

export const unrunnable = (provider: string): ProblemCode | undefined =>
  reasons.find(([beginning]) => provider.startsWith(beginning))?.[1]
