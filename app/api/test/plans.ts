import type { GivenStructure } from '../src/features/plans/structure.ts'

/** A workflow of steps, each a list of `task:assignee`. */
export function aWorkflow(...steps: string[][]): GivenStructure {
  return {
    name: '防汛处置',
    steps: steps.map((tasks) => ({
      tasks: tasks.map((task) => {
        const [task_id = '', assignee = 'Awareness'] = task.split(':')
        return { task_id, name: `Task ${task_id}`, assignee }
      }),
    })),
  }
}
