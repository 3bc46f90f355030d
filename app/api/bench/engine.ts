import { buildTeam, type World } from '../src/agents/build.ts'
import type { TeamComponent } from '../src/agents/components/model.ts'
import { runTeam } from '../src/agents/engine.ts'
import { InlineSteps } from '../src/agents/inline-steps.ts'
import { ReplayClient } from '../src/agents/models/replay.ts'
import { usualModel } from '../src/agents/models/usual-model.ts'
import { assistant } from '../test/agent-teams.ts'
import { medianOf, tell } from './figure.ts'

/**
 * What the engine itself takes for a turn, without a journal and with models that answer at once: three agents in turn,
 * one run after the other and fifty side by side. AutoGen 0.7.5 takes 1.3 to 1.8 ms a turn with its replay client.
 *
 * node app/api/bench/engine.ts [--json]
 */
const AIM_MS = 1
const ROUNDS = 9
const TURNS = 100
const SIDE_BY_SIDE = 50
const AGENTS = ['planner', 'scout', 'writer']
const ANSWER = 'The water stands at three metres and rises.'

const none = (): never => {
  throw new Error('Nothing of this kind is measured here.')
}
const world: World = {
  model: (component) => (component.kind === 'replay' ? new ReplayClient(component) : none()),
  usualModel: usualModel({ name: 'none' }),
  tool: none,
  mcp: none,
  limits: { turns: 1000, toolSeconds: 60, textCharacters: 200_000 },
}

const measured = [
  {
    what: 'a turn of one run, without a journal',
    milliseconds: await medianOfRounds(() => perTurn(1, TURNS)),
  },
  {
    what: `a turn of ${SIDE_BY_SIDE} runs side by side, without a journal`,
    milliseconds: await medianOfRounds(() => perTurn(SIDE_BY_SIDE, 30)),
  },
]
tell(
  measured.map(({ what, milliseconds }) => ({
    what,
    median: milliseconds,
    unit: 'ms' as const,
    runs: ROUNDS,
    aim: AIM_MS,
  })),
)

/** Milliseconds, from building the teams to their last message. */
async function perTurn(runs: number, turns: number): Promise<number> {
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: runs }, () => runTeam(buildTeam(teamOf(turns), world), 'go', new InlineSteps())),
  )
  return (performance.now() - begin) / (runs * turns)
}

async function medianOfRounds(measure: () => Promise<number>): Promise<number> {
  const milliseconds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) milliseconds.push(await measure())
  return medianOf(milliseconds)
}

function teamOf(maxTurns: number): TeamComponent {
  return {
    kind: 'round-robin',
    name: 'bench',
    description: '',
    emitTeamEvents: false,
    maxTurns,
    termination: { kind: 'text-mention', text: 'TERMINATE' },
    participants: AGENTS.map((name) => assistant(name, Array<string>(maxTurns).fill(ANSWER))),
  }
}
