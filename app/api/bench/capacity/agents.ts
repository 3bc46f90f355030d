import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import { z } from 'zod'
import { aModel, anAgent, aTeam } from '../../src/agents/components/test-team.ts'
import { eventually } from '../../test/processes.ts'
import type { RunWorld } from '../../test/run-world.ts'
import type { Figure } from '../figure.ts'
import type { Server } from '../requests/processes.ts'
import { prose } from './prose.ts'

/** Of a run, as `tool/src/capacity/usage.ts` assumes … */
export const TURNS = 20
/** … with so many tokens in an answer, of some six bytes each: half-way, 3,000 are told with each turn. */
const ANSWER = prose(300 * 6)
const TASK = prose(600)
/** As a model takes its time, and not all in step. */
const FROM_MS = 3_000
const SPREAD_MS = 6_000
const SAMPLE_MS = 15_000
const ORDERS_AT_ONCE = 5

const created = z.looseObject({ id: z.string() })

export interface Party {
  readonly world: RunWorld
  readonly web: Server
  readonly worker: Server
  readonly headers: Record<string, string>
  readonly agents: number
  /** Milliseconds of processor time that PostgreSQL has taken. */
  databaseWork(): number
}

/** Sets agents to work at once in one worker: what each turn takes of the worker and of PostgreSQL. */
export async function agentsAtWork({ world, web, worker, headers, agents, databaseWork }: Party) {
  const { model, database } = world
  const freed = Promise.withResolvers<void>()
  let pace: 'slow' | 'held' | 'swift' = 'swift'
  let asked = 0
  model.saying = ANSWER
  model.beforeAnswer = async () => {
    asked += 1
    if (pace === 'slow') await pause(FROM_MS + Math.random() * SPREAD_MS)
    if (pace === 'held') await freed.promise
  }
  const teamId = await newTeam(web, headers)
  const atOnce = pLimit(ORDERS_AT_ONCE)
  const order = (index: number) => post(web, headers, '/api/runs', { teamId, task: `${index}: ${TASK}` })
  await Promise.all(Array.from({ length: agents }, (_, index) => atOnce(() => order(index))))
  const halfWay = (agents * TURNS) / 2
  await eventually(async () => {
    if (asked < halfWay) throw new Error(`Only ${asked} turns of ${halfWay} were taken.`)
  }, 120_000)
  pace = 'slow'
  await pause(FROM_MS + SPREAD_MS)

  const count = async () => ({ turns: asked, worker: await worker.work(), database: databaseWork() })
  const from = await count()
  await pause(SAMPLE_MS)
  const to = await count()
  const turns = to.turns - from.turns
  const figures: Figure[] = [
    {
      what: 'a turn, of the worker’s processor',
      ...{ median: (to.worker - from.worker) / 1_000 / turns, unit: 'ms', runs: turns },
    },
    {
      what: 'a turn, of PostgreSQL’s processor',
      ...{ median: (to.database - from.database) / turns, unit: 'ms', runs: turns },
    },
  ]

  /** All of them wait for their model from now on. */
  function hold(): Promise<void> {
    pace = 'held'
    return pause(FROM_MS + SPREAD_MS)
  }

  /** Lets them come to their end as fast as they can. */
  async function finish(): Promise<void> {
    pace = 'swift'
    freed.resolve()
    await eventually(async () => {
      const { open } = await database
        .selectFrom('runs')
        .select(({ fn }) => fn.countAll<string>().as('open'))
        .where('status', '<>', 'completed')
        .executeTakeFirstOrThrow()
      if (open !== '0') throw new Error(`${open} runs are open.`)
    }, 120_000)
  }
  return { figures, hold, finish }
}

async function newTeam(web: Server, headers: Record<string, string>): Promise<string> {
  const model_client = aModel({ model: 'deepseek-flash' })
  const speakers = [anAgent('a', { model_client }), anAgent('b', { model_client })]
  const { id } = await post(web, headers, '/api/teams', {
    content: JSON.stringify(aTeam(speakers, { max_turns: TURNS })),
  })
  return id
}

async function post({ url }: Server, headers: Record<string, string>, path: string, body: object) {
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
  return created.parse(await answer.json())
}
