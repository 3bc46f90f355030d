import type { Handoff, ModelComponent, ToolComponent, WorkbenchComponent } from '../model.ts'
import type { Place } from '../place.ts'
import { repeated } from './names.ts'

interface Equipment {
  handoffs: readonly Handoff[]
  workbenches: readonly WorkbenchComponent[]
  modelClient: ModelComponent | undefined
}

/** What an agent is given to call: every name once, and only where the model can call anything. */
export function checkTools({ handoffs, workbenches, modelClient }: Equipment, place: Place): void {
  const tools = workbenches.flatMap(namesOf)
  for (const { name } of repeated(tools)) place.problem('tool/duplicate', { name })
  for (const { name, at } of repeated(handoffs.map((handoff) => handoff.name)))
    place.at('handoffs', at).problem('handoff/duplicate', { name })
  for (const [at, { name, target }] of handoffs.entries())
    if (tools.includes(name) || tools.includes(target))
      place.at('handoffs', at).problem('handoff/named-as-tool', { name })
  const needsCalls = handoffs.length > 0 || tools.length > 0
  if (needsCalls && modelClient?.info.functionCalling === false) place.problem('agent/model-without-tools')
}

function namesOf(workbench: WorkbenchComponent): string[] {
  if (workbench.kind !== 'static') return []
  return workbench.tools.map(nameOf).map((name) => workbench.overrides[name]?.name ?? name)
}

const nameOf = (tool: ToolComponent) => (tool.kind === 'agent' ? tool.agent.name : tool.name)
