import { Assistant } from '../../agents/assistant.ts'
import { buildWorkbenches } from '../../build.ts'
import { given } from '../../components/given.ts'
import type { OpenAiModel } from '../../components/model.ts'
import { Context } from '../../contexts/context.ts'
import { textOf } from '../../message-text.ts'
import type { Message } from '../../messages.ts'
import { ModelCalls } from '../../models/model-calls.ts'
import { named } from '../../models/usual-model.ts'
import type { Steps } from '../../steps.ts'
import { StaticWorkbench } from '../../tools/static-workbench.ts'
import type { Tool } from '../../tools/tool.ts'
import type { LanguageModel, SopAgent } from '../model.ts'
import { artifactTools } from '../tools/artifacts.ts'
import { Collaboration, type Help } from '../tools/collaboration.ts'
import { planTools } from '../tools/plan.ts'
import { explained } from './reason.ts'
import type { SopRun } from './sop-run.ts'

/** An agent at work on one task: hears, uses its tools, answers, and remembers until it is let go. */
export class Member {
  readonly #assistant: Assistant

  constructor(assistant: Assistant) {
    this.#assistant = assistant
  }

  async answer(text: string, source: string, steps: Steps): Promise<Help> {
    const turn = await this.#assistant.turn([{ type: 'TextMessage', source, content: text }], steps)
    const last = turn.said.at(-1)
    return { text: last ? textOf(last).trim() : '', told: turn.told }
  }

  close(): Promise<void> {
    return this.#assistant.close()
  }
}

/** Calls an agent to a task; `chain` says who waits for it, itself last. */
export function callIn(run: SopRun, agent: SopAgent, taskId: string, chain = [agent.name]): Member {
  const settings = {
    name: agent.name,
    description: agent.description,
    systemMessage: agent.systemMessage,
    handoffs: [],
    memory: [],
    reflectOnToolUse: false,
    toolCallSummaryFormat: '{result}',
    // What ends it are the turns of the run and the time of the task.
    maxToolIterations: Number.POSITIVE_INFINITY,
    streaming: true,
  }
  return new Member(
    new Assistant(settings, {
      calls: new ModelCalls(
        run.world.model(modelOf(agent.llm, run.world.usualModel)),
        agent.name,
        run.world.limits,
      ),
      context: new Context(),
      workbenches: [
        new StaticWorkbench(ownTools(run, agent, taskId, chain)),
        ...agent.workbenches.flatMap((workbench) => buildWorkbenches(workbench, run.world)),
      ],
      limits: run.world.limits,
    }),
  )
}

function ownTools(run: SopRun, agent: SopAgent, taskId: string, chain: readonly string[]): Tool[] {
  const { runId, team, record, emergencyId } = run
  const caller = { runId, taskId, agent: agent.name }
  const may = (ability: SopAgent['abilities'][number]) => agent.abilities.includes(ability)
  const rights = { ...caller, planId: record.planId, ...given({ emergencyId }) }
  const simple = [
    ...(may('PlanTool') ? planTools(record.plans, rights) : []),
    ...(may('ArtifactManager') ? artifactTools(record.artifacts, caller) : []),
  ]
  const collaboration = () =>
    new Collaboration({
      chain,
      agents: team.agents.map(({ name }) => name),
      help: (name, task, chain, steps) => help(run, { name, task, taskId, chain: [...chain, name] }, steps),
    })
  return [
    ...simple.map((tool) => explained(tool, team.language)),
    ...(may('RequestCollaboration') && team.agents.length > 1 ? [collaboration()] : []),
  ]
}

async function help(
  run: SopRun,
  { name, task, taskId, chain }: { name: string; task: string; taskId: string; chain: string[] },
  steps: Steps,
): Promise<Help> {
  const agent = run.team.agents.find((agent) => agent.name === name)
  if (!agent) throw new Error(run.words.unknownAgent(name))
  const by = chain.at(-2) ?? ''
  const asked: Message = { type: 'TextMessage', source: by, content: `→ ${name}\n${task}` }
  await steps.tell({ kind: 'message', message: asked })
  const member = callIn(run, agent, taskId, chain)
  try {
    const { text, told } = await member.answer(run.words.helpAsked(by, task), by, steps)
    return { text, told: [asked, ...told] }
  } finally {
    await member.close()
  }
}

/** What an agent says of its model, over what is usual. */
function modelOf(llm: LanguageModel, usual: OpenAiModel): OpenAiModel {
  const baseUrl = llm.baseUrl ?? usual.baseUrl
  return {
    ...usual,
    ...(llm.model !== undefined && named(llm.model, baseUrl)),
    ...given({ baseUrl, apiKey: llm.apiKey }),
    parameters: {
      ...usual.parameters,
      ...given({ temperature: llm.temperature, top_p: llm.topP, max_tokens: llm.maxTokens }),
    },
  }
}
