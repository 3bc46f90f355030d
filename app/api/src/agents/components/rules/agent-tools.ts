import type { Handoff, ModelComponent, ToolComponent, WorkbenchComponent } from '../model.ts'
import type { Place } from '../place.ts'
import { repeated } from './names.ts'

interface Equipment {
  handoffs: readonly Handoff[]
  workbenches: readonly WorkbenchComponent[]
  modelClient: ModelComponent | undefined
  /** The tools stand in the agent itself and not in workbenches. */
  inline: boolean
}

/**
 * What an agent is given to call: every name once, and only where the model can call anything. Of workbenches AutoGen
 * wants neither, and takes the first of one name; a model that cannot call fails there at the first turn.
 */
export function checkTools({ handoffs, workbenches, modelClient, inline }: Equipment, place: Place): void {
  const tools = workbenches.flatMap(namesOf)
  const tell = (at: Place) => (inline ? at.problem.bind(at) : at.warn.bind(at))
  for (const { name } of repeated(tools)) tell(place)('tool/duplicate', { name })
  for (const { name, at } of repeated(handoffs.map((handoff) => handoff.name)))
    place.at('handoffs', at).problem('handoff/duplicate', { name })
  for (const [at, { name, target }] of handoffs.entries())
    if (tools.includes(name) || tools.includes(target))
      tell(place.at('handoffs', at))('handoff/named-as-tool', { name })
  const needsCalls = handoffs.length > 0 || (tools.length > 0 && (inline || modelClient?.kind !== 'replay'))
  if (needsCalls && modelClient?.info.functionCalling === false) place.problem('agent/model-without-tools')
}

function namesOf(workbench: WorkbenchComponent): string[] {
  if (workbench.kind !== 'static') return []
  return workbench.tools.map(nameOf).map((name) => workbench.overrides[name]?.name ?? name)
}

const nameOf = (tool: ToolComponent) => (tool.kind === 'agent' ? tool.agent.name : tool.name)
