import type { Place } from '../../components/place.ts'
import { repeated } from '../../components/rules/names.ts'
import type { SopAgent, Workflow } from '../model.ts'
import { checkArtifacts } from './artifacts.ts'

/** What one part of a team promises another. */
export function checkTeam(workflows: readonly Workflow[], agents: readonly SopAgent[], place: Place): void {
  const names = agents.map(({ name }) => name)
  for (const { name, at } of repeated(names))
    place.at('agents', at, 'name').problem('sop/duplicate', { name })
  checkWorkflows(workflows, place.at('workflows'))
  for (const [at, workflow] of workflows.entries()) {
    const here = place.at('workflows', at)
    checkTasks(workflow, agents, here)
    checkArtifacts(workflow, here)
  }
}

function checkWorkflows(workflows: readonly Workflow[], place: Place): void {
  const names = workflows.map(({ name }) => name)
  for (const { name, at } of repeated(names)) place.at(at, 'name').problem('sop/duplicate', { name })
  const global = workflows.filter(({ isGlobal }) => isGlobal).map(({ name }) => name)
  if (global.length > 1) place.problem('sop/several-global', { names: global.join(', ') })
}

function checkTasks({ steps }: Workflow, agents: readonly SopAgent[], place: Place): void {
  const seen = new Set<string>()
  for (const [step, { tasks }] of steps.entries())
    for (const [at, { taskId, assignee, outputs }] of tasks.entries()) {
      const here = place.at('steps', step, 'tasks', at)
      if (seen.has(taskId)) here.at('task_id').problem('sop/duplicate', { name: taskId })
      seen.add(taskId)
      const agent = agents.find(({ name }) => name === assignee)
      if (!agent)
        here.at('assignee').problem('sop/unknown-assignee', { name: assignee, agents: namesOf(agents) })
      // Its answer is one artifact; more of them it has to save by itself.
      else if (outputs.length > 1 && !agent.abilities.includes('ArtifactManager'))
        here.at('outputs').problem('sop/cannot-save', { name: assignee })
    }
}

const namesOf = (agents: readonly SopAgent[]) => agents.map(({ name }) => name).join(', ')
