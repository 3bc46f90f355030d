import { isRecord } from '../../components/envelope.ts'
import { given } from '../../components/given.ts'
import type { FunctionTool, NativeTool, ToolComponent, WorkbenchComponent } from '../../components/model.ts'
import type { Place } from '../../components/place.ts'
import { successorOf } from '../../models/deepseek.ts'
import { type Ability, abilities, type LanguageModel, type SopAgent } from '../model.ts'
import type { References } from './references.ts'
import type { SopFile, WrittenAgent } from './schema.ts'

/** What the native tools are told to models as. */
const nativeTools: Readonly<Record<NativeTool, string>> = {
  calculator: 'Adds, subtracts, multiplies or divides two numbers.',
  fetch_webpage: 'Fetches a web page and gives it as Markdown.',
  google_search: 'Searches the web with Google.',
  bing_search: 'Searches the web with Bing.',
  generate_image: 'Draws an image from a description.',
}

/** The calls that abilities consist of, by which files may name them as well. */
const calls: Readonly<Record<Ability, readonly string[]>> = {
  PlanTool: [
    ...['create_plan_from_structure', 'get_task', 'get_plan_structure', 'get_plan_status', 'list_plans'],
    ...['get_ready_tasks', 'get_tasks_for_role', 'update_task_status', 'delete_plan'],
  ],
  ArtifactManager: ['save_asset', 'load_asset'],
  RequestCollaboration: ['request_collaboration'],
}

export function readAgent(
  written: WrittenAgent,
  basePrompt: SopFile['base_prompt'],
  references: References,
  place: Place,
): SopAgent {
  const { name } = written
  const named = [...written.actions, ...written.tools]
  // What an agent does in words is no tool: it tells the others what to ask it for.
  const skills = written.actions.filter((action) => !abilityOf(action) && !nativeOf(action))
  const fill = (text: string, key: string) => references.fill(text, name, place.at(key))
  return {
    name,
    description: listed([fill(written.description, 'description'), ...skills]),
    systemMessage: systemMessageOf(written, basePrompt, fill),
    abilities: abilities.filter((ability) => named.some((it) => abilityOf(it) === ability)),
    workbenches: workbenchesOf(written, place),
    llm: languageModelOf(written, place),
  }
}

function listed(texts: readonly string[]): string {
  const said = texts.filter((text) => text !== '')
  return said.join(said.some((text) => /\p{Script=Han}/u.test(text)) ? '；' : '; ')
}

/** The rules that all share come first where the agent's own message does not place them. */
function systemMessageOf(
  { system_message }: WrittenAgent,
  basePrompt: string,
  fill: (text: string, key: string) => string,
): string {
  const placed = /\$\{\s*base_prompt\s*\}/.test(system_message) || basePrompt.trim() === ''
  return fill(placed ? system_message : `\${base_prompt}\n\n${system_message}`, 'system_message').trim()
}

function abilityOf(name: unknown): Ability | undefined {
  if (typeof name !== 'string') return undefined
  const plain = name.replaceAll(/[_\s-]/g, '').toLowerCase()
  return abilities.find((ability) => ability.toLowerCase() === plain || calls[ability].includes(name))
}

const nativeOf = (name: unknown): NativeTool | undefined =>
  Object.keys(nativeTools).find((native): native is NativeTool => native === name)

function workbenchesOf({ actions, tools }: WrittenAgent, place: Place): WorkbenchComponent[] {
  const own: ToolComponent[] = actions.flatMap((action) => nativeOf(action) ?? []).map(nativeTool)
  const served: WorkbenchComponent[] = []
  for (const [at, tool] of tools.entries()) {
    const here = place.at('tools', at)
    const native = nativeOf(tool)
    if (native) own.push(nativeTool(native))
    else if (isRecord(tool) && isWorkbench(tool))
      served.push(...known(here.reading.readers.workbench(tool, here)))
    else if (isRecord(tool)) own.push(...known(here.reading.readers.tool(tool, here)))
    else if (!abilityOf(tool)) here.problem('sop/unknown-tool', { name: String(tool), tools: everyTool })
  }
  const unique = [...new Map(own.map((tool) => [nameOf(tool), tool])).values()]
  return [
    ...(unique.length > 0 ? [{ kind: 'static' as const, tools: unique, streams: true, overrides: {} }] : []),
    ...served,
  ]
}

const everyTool = [...abilities, ...Object.keys(nativeTools)].join(', ')
const isWorkbench = (raw: Record<string, unknown>) =>
  raw.component_type === 'workbench' || /workbench$/i.test(String(raw.provider))
const known = <T>(component: T | undefined): T[] => (component === undefined ? [] : [component])
const nameOf = (tool: ToolComponent) => (tool.kind === 'agent' ? tool.agent.name : tool.name)

const nativeTool = (native: NativeTool): FunctionTool => ({
  kind: 'function',
  name: native,
  description: nativeTools[native],
  native,
  sourceCode: '',
  globalImports: [],
  hasCancellationSupport: false,
})

function languageModelOf({ llm }: WrittenAgent, place: Place): LanguageModel {
  const successor = llm.model && successorOf(llm.model, llm.base_url)
  if (successor) place.at('llm', 'model').warn('model/retired-name', { name: llm.model ?? '', ...successor })
  return given({
    model: llm.model,
    temperature: llm.temperature,
    topP: llm.top_p,
    maxTokens: llm.max_tokens,
    baseUrl: llm.base_url,
    apiKey: llm.api_key,
  })
}
