import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import pLimit from 'p-limit'
import { z } from 'zod'
import { aModel, anAgent, aTeam } from '../../src/agents/components/test-team.ts'
import { eventually } from '../../test/processes.ts'
import type { RunWorld } from '../../test/run-world.ts'
import { type Figure, medianOf } from '../figure.ts'
import { serve } from '../requests/processes.ts'
import { signIn } from '../requests/sign-in.ts'

const SECONDS = 4
const ROUNDS = 5
/** As many people as the story asks for, each of whom looks at something every second. */
const REQUESTS_PER_SECOND = 100
const TURNS = 1_000
const ORDERS_AT_ONCE = 5

const created = z.looseObject({ id: z.string() })

/** How long the API takes while this many agents are at work in the same process. */
export async function apiBeside(world: RunWorld, agents: number): Promise<Figure> {
  const { postgres, redis, caFile, folder } = world.environment
  let atWork = 0
  let most = 0
  world.model.beforeAnswer = async () => {
    atWork += 1
    most = Math.max(most, atWork)
    // As long as a model takes for half a page, and not all in step.
    await pause(4_000 + Math.random() * 4_000)
    atWork -= 1
  }
  const words = [postgres.url, redis.url, caFile, folder, world.modelUrl, String(agents)]
  const app = await serve('../runs/serve-app.ts', words)
  try {
    const headers = await signIn(app.url)
    const post = async (path: string, body: object) => {
      const answer = await fetch(app.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      if (!answer.ok) throw new Error(await answer.text())
      return created.parse(await answer.json())
    }
    const model_client = aModel({ model: 'deepseek-flash' })
    const team = aTeam([anAgent('a', { model_client }), anAgent('b', { model_client })], { max_turns: TURNS })
    const { id: teamId } = await post('/api/teams', { content: JSON.stringify(team) })
    const atOnce = pLimit(ORDERS_AT_ONCE)
    const orders = Array.from({ length: agents }, (_, index) => ({ teamId, task: `run ${index}` }))
    await Promise.all(orders.map((order) => atOnce(() => post('/api/runs', order))))
    await eventually(async () => {
      if (most < agents) throw new Error(`Only ${most} agents are at work.`)
    }, 60_000)
    const rounds: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const { latency } = await autocannon({
        ...{ url: `${app.url}/api/runs?limit=20`, headers, connections: 20 },
        ...{ duration: SECONDS, overallRate: REQUESTS_PER_SECOND },
      })
      rounds.push(latency.p97_5)
    }
    const what = `p97.5 of the API beside ${agents} agents in its process`
    return { what, median: medianOf(rounds), unit: 'ms', runs: ROUNDS }
  } finally {
    await app.stop()
  }
}
