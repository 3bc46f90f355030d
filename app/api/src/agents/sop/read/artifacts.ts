import type { Place } from '../../components/place.ts'
import type { SopTask, Workflow } from '../model.ts'

type Placed = SopTask & { readonly step: number; readonly place: Place }

/** That whatever a task reads was written in an earlier step, and nobody writes over what another does. */
export function checkArtifacts(workflow: Workflow, place: Place): void {
  const tasks = workflow.steps.flatMap(({ tasks }, step) =>
    tasks.map((task, at): Placed => ({ ...task, step, place: place.at('steps', step, 'tasks', at) })),
  )
  const cycle = cycleOf(tasks)
  if (cycle) place.problem('sop/input-cycle', { cycle: cycle.join(' → ') })
  for (const task of tasks) {
    for (const [at, input] of task.inputs.entries())
      checkInput(task, input, { tasks, brought: workflow.inputs, place: task.place.at('inputs', at) })
    checkOutputs(task, tasks)
  }
}

function checkInput(
  task: Placed,
  input: string,
  { tasks, brought, place }: { tasks: readonly Placed[]; brought: readonly string[]; place: Place },
): void {
  const writers = tasks.filter(({ outputs }) => outputs.includes(input))
  if (brought.includes(input) || writers.some(({ step }) => step < task.step)) return
  const [writer] = writers
  if (writer) place.problem('sop/input-later', { input, task: writer.taskId })
  else place.problem('sop/input-missing', { input })
}

function checkOutputs(task: Placed, tasks: readonly Placed[]): void {
  const beside = tasks.slice(0, tasks.indexOf(task)).filter(({ step }) => step === task.step)
  for (const [at, output] of task.outputs.entries()) {
    const other = beside.find(({ outputs }) => outputs.includes(output))
    if (other) task.place.at('outputs', at).problem('sop/output-twice', { output, task: other.taskId })
  }
}

/** The first tasks that wait for each other: each reads what only the next one writes. */
function cycleOf(tasks: readonly Placed[]): readonly string[] | undefined {
  const done = new Set<Placed>()
  const walk = (task: Placed, path: readonly Placed[]): readonly Placed[] | undefined => {
    if (path.includes(task)) return [...path.slice(path.indexOf(task)), task]
    if (done.has(task)) return undefined
    for (const input of task.inputs) {
      const writers = tasks.filter(({ outputs }) => outputs.includes(input))
      const [only] = writers
      const found = only && only !== task && writers.length === 1 ? walk(only, [...path, task]) : undefined
      if (found) return found
    }
    done.add(task)
    return undefined
  }
  for (const task of tasks) {
    const found = walk(task, [])
    if (found) return found.map(({ taskId }) => taskId)
  }
  return undefined
}
