import { arch, cpus } from 'node:os'
import { buildTeam, type World } from '../src/agents/build.ts'
import type { AssistantAgent, TeamComponent } from '../src/agents/components/model.ts'
import { runTeam } from '../src/agents/engine.ts'
import { InlineSteps } from '../src/agents/inline-steps.ts'
import { ReplayClient } from '../src/agents/models/replay.ts'
import { usualModel } from '../src/agents/models/usual-model.ts'

/**
 * What the engine itself takes for a turn, without a journal and with models that answer at once: three agents in turn,
 * one run after the other and fifty side by side. AutoGen 0.7.5 takes 1.3 to 1.8 ms a turn with its replay client.
 *
 * node app/api/bench/agents.ts [--json]
 */
const AIM_MS = 1
const ROUNDS = 9
const TURNS = 100
const SIDE_BY_SIDE = 50
const AGENTS = ['planner', 'scout', 'writer']

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

const figures = [
  { what: 'one run', milliseconds: await medianOf(ROUNDS, () => perTurn(1, TURNS)) },
  { what: 'fifty runs side by side', milliseconds: await medianOf(ROUNDS, () => perTurn(SIDE_BY_SIDE, 30)) },
]
for (const { what, milliseconds } of figures)
  console.error(
    `  ${what.padEnd(26)} ${milliseconds.toFixed(3)} ms a turn${milliseconds <= AIM_MS ? '' : ' MISSED'}`,
  )
if (process.argv.includes('--json')) {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? arch()}, Node ${process.version}`
  console.log(JSON.stringify({ machine, figures }, undefined, 2))
}

/** Milliseconds, from building the teams to their last message. */
async function perTurn(runs: number, turns: number): Promise<number> {
  const begin = performance.now()
  await Promise.all(
    Array.from({ length: runs }, () => runTeam(buildTeam(teamOf(turns), world), 'go', new InlineSteps())),
  )
  return (performance.now() - begin) / (runs * turns)
}

async function medianOf(rounds: number, measure: () => Promise<number>): Promise<number> {
  const measured: number[] = []
  for (let round = 0; round < rounds; round += 1) measured.push(await measure())
  return measured.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

function teamOf(maxTurns: number): TeamComponent {
  return {
    kind: 'round-robin',
    name: 'bench',
    description: '',
    emitTeamEvents: false,
    maxTurns,
    termination: { kind: 'text-mention', text: 'TERMINATE' },
    participants: AGENTS.map((name) => agentOf(name, maxTurns)),
  }
}

function agentOf(name: string, answers: number): AssistantAgent {
  return {
    kind: 'assistant',
    name,
    description: name,
    modelClient: {
      kind: 'replay',
      info: {
        family: 'unknown',
        vision: false,
        functionCalling: true,
        jsonOutput: true,
        structuredOutput: false,
      },
      completions: Array<string>(answers).fill('The water stands at three metres and rises.'),
    },
    workbenches: [],
    handoffs: [],
    memory: [],
    systemMessage: `You are ${name}.`,
    reflectOnToolUse: false,
    toolCallSummaryFormat: '{result}',
    maxToolIterations: 1,
    modelClientStream: false,
  }
}
