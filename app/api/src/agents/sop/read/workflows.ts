import { artifactName } from '../../../features/artifacts/schema.ts'
import { given } from '../../components/given.ts'
import type { Place } from '../../components/place.ts'
import type { SopStep, SopTask, Workflow } from '../model.ts'
import type { References } from './references.ts'
import type { WrittenStep, WrittenTask, WrittenWorkflow } from './schema.ts'

/** A workflow with its references filled in; `${agent.name}` in a task is who does it. */
export function readWorkflow(written: WrittenWorkflow, references: References, place: Place): Workflow {
  const fill = fillAt(references, '', place)
  return {
    name: fill(written.name, 'name'),
    description: fill(written.description, 'description'),
    isGlobal: written.is_global,
    inputs: written.inputs.map((name, at) => artifact(fill(name, 'inputs', at), place.at('inputs', at))),
    steps: written.steps.map((step, at) => readStep(step, references, place.at('steps', at))),
  }
}

function readStep(written: WrittenStep, references: References, place: Place): SopStep {
  return {
    ...given({ name: written.name }),
    description: fillAt(references, '', place)(written.description, 'description'),
    tasks: written.tasks.map((task, at) => readTask(task, references, place.at('tasks', at))),
  }
}

function readTask(written: WrittenTask, references: References, place: Place): SopTask {
  const { task_id, assignee, priority, timeout, approval } = written
  const fill = fillAt(references, assignee, place)
  const artifacts = (key: 'inputs' | 'outputs') =>
    written[key].map((name, at) => artifact(fill(name, key, at), place.at(key, at)))
  return {
    taskId: task_id,
    name: fill(written.name, 'name'),
    assignee,
    description: fill(written.description, 'description'),
    priority,
    inputs: artifacts('inputs'),
    outputs: artifacts('outputs'),
    ...given({ timeoutSeconds: timeout, approval }),
  }
}

const fillAt =
  (references: References, agent: string, place: Place) =>
  (text: string, ...keys: readonly (string | number)[]) =>
    references.fill(text, agent, place.at(...keys))

/** What could not be filled in has been told already. */
function artifact(name: string, place: Place): string {
  if (!name.includes('${') && !artifactName.safeParse(name).success)
    place.problem('sop/artifact-name', { name })
  return name
}
