import type { ArtifactManager } from '../features/artifacts/artifact-manager.ts'
import type { PlanTool } from '../features/plans/plan-tool.ts'
import { buildTeam, type World } from './build.ts'
import type { TeamDefinition } from './definition.ts'
import { type RunOutcome, runTeam, type Task } from './engine.ts'
import { openSopTeam } from './sop/open.ts'
import type { Steps } from './steps.ts'

/** What a run gives its team beside the world. */
export type RunContext = {
  readonly runId: string
  readonly planTool: PlanTool
  readonly artifacts: { managerOf(planId: string): ArtifactManager }
  /** The emergency the run is to help with. */
  readonly emergencyId?: string
  /** The plan it is to go on with, where there is one already. */
  readonly planId?: string
}

/** A team that can be given its task. */
export interface RunnableTeam {
  run(task: Task, steps: Steps): Promise<RunOutcome>
}

/** Makes a team of either format ready to run; it lets go of its connections when the run ends. */
export function openTeam(definition: TeamDefinition, world: World, context: RunContext): RunnableTeam {
  if (definition.format === 'sop') return openSopTeam(definition.team, world, context)
  const team = buildTeam(definition.component, world)
  return {
    run: async (task, steps) => {
      try {
        return await runTeam(team, task, steps)
      } finally {
        await team.close()
      }
    },
  }
}
