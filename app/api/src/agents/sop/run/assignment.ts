import type { Steps } from '../../steps.ts'
import type { SopAgent, SopTask } from '../model.ts'
import type { SopRun } from './sop-run.ts'

/** What an agent is told of its task, with everything that it reads. */
export async function assignmentOf(
  { team, words, event, record }: SopRun,
  workflow: string,
  task: SopTask,
  agent: SopAgent,
  steps: Steps,
): Promise<string> {
  const inputs: { name: string; text: string | undefined }[] = []
  for (const name of task.inputs) inputs.push({ name, text: await record.load(name, steps) })
  const may = (ability: SopAgent['abilities'][number]) => agent.abilities.includes(ability)
  return words.assignment({
    event,
    workflow,
    planId: record.planId,
    task,
    inputs,
    savesArtifacts: may('ArtifactManager'),
    colleagues: may('RequestCollaboration') ? team.agents.filter(({ name }) => name !== agent.name) : [],
  })
}
