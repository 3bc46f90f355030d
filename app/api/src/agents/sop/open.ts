import type { World } from '../build.ts'
import { given } from '../components/given.ts'
import { taskMessage } from '../engine.ts'
import { textOf } from '../message-text.ts'
import type { RunContext, RunnableTeam } from '../open-team.ts'
import type { SopTeam } from './model.ts'
import { TurnLimit } from './run/limits.ts'
import { Manager } from './run/manager.ts'
import { PlanRecord } from './run/plan-record.ts'
import type { SopRun } from './run/sop-run.ts'
import { start } from './run/starter.ts'
import { wordsFor } from './words/words.ts'

/** A team with standard operating procedures, ready to run: Starter, then Manager and agents, until the plan has ended. */
export function openSopTeam(team: SopTeam, world: World, context: RunContext): RunnableTeam {
  return {
    run: async (task, steps) => {
      const begun = typeof task === 'string' ? [taskMessage(task)] : task
      for (const message of begun) await steps.tell({ kind: 'message', message })
      const limited = new TurnLimit(steps, team.maxTurns)
      const run = openRun(team, world, context, begun.map(textOf).join('\n\n'))
      const started = await start(run, context.planId !== undefined, limited)
      const { messages, stopReason } = await new Manager(run).manage(limited)
      const state = { planId: run.record.planId }
      return { messages: [...begun, started, ...messages], stopReason, state }
    },
  }
}

function openRun(team: SopTeam, world: World, context: RunContext, event: string): SopRun {
  const { runId, emergencyId, planTool, artifacts, planId = `plan-${runId}` } = context
  return {
    ...{ runId, team, world, event, words: wordsFor[team.language] },
    record: new PlanRecord({
      ...{ runId, planId, plans: planTool, language: team.language },
      artifactsOf: (planId) => artifacts.managerOf(planId),
    }),
    ...given({ emergencyId }),
  }
}
