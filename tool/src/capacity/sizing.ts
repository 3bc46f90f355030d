import { largest, type PostgresClass, postgresClasses } from './classes.ts'
import { type Demand, demandOf } from './demand.ts'
import type { Load } from './load.ts'
import { planned } from './rates.ts'

/** How large an environment has to be; its databases, where it has them. */
export interface Sizes {
  /** Hosts that serve people: of two cores each, one for the app's process, one for the web server and the rest. */
  readonly web: number
  /** Hosts that only let agents work; 0 where those that serve do that too. */
  readonly workers: number
  readonly hostSize: PostgresClass['size']
  /** Agents at work at once in one process: `AUTOGEN_MAX_AGENTS`. */
  readonly agentsPerProcess: number
  /** Runs at work at once in all of them: `MAX_RUNS`. */
  readonly runs: number
  /** Mbps of the public address. */
  readonly bandwidth: number
  readonly postgresSize: PostgresClass['size']
  /** GB, for a year. */
  readonly postgresStorage: number
  /** GB */
  readonly redisMemory: number
}

/** What the app takes where nobody says otherwise. */
const usual = { agentsPerProcess: 10, runs: 100 }
/** Mbps */
const bandwidthStep = 10
/** GB of PostgreSQL that are there before anybody has written anything. */
const ownStorage = 20
/** Of the storage; above it the alarm tells people. */
const filled = 0.8
/** Of the data of a year, what is asked for so often that it should lie in memory. */
const hot = 0.05
/** GB of Redis of which none is for the app: what the server itself and its replica's buffers take. */
export const ownMemory = 0.25
/** From as many users on the loss of a host must cost nobody anything. */
const spareFrom = 100

/** The smallest sizes that bear a load for a year, with half of what was measured to spare. */
export function sizesFor(load: Load): Sizes {
  const demand = demandOf(load)
  const spare = load.users >= spareFrom ? 1 : 0
  const apart = needWorkers(demand)
  const web = enough(...(apart ? serving(demand) : everything(demand)))
  const workers = apart ? enough(...working(demand)) : 0
  const places = load.agents / planned
  return {
    web: web + spare,
    workers: apart ? workers + spare : 0,
    hostSize: '2c4g',
    agentsPerProcess: upTo(10, Math.max(usual.agentsPerProcess, places / (apart ? workers : web))),
    runs: upTo(100, Math.max(usual.runs, places)),
    bandwidth: upTo(bandwidthStep, Math.max(bandwidthStep, load.answers / planned)),
    postgresSize: postgresFor(load, demand).size,
    postgresStorage: upTo(10, (ownStorage + load.database) / filled),
    redisMemory: Math.max(1, Math.ceil(load.cache / planned + ownMemory)),
  }
}

/**
 * Once agents take what is planned of a whole process, they get hosts of their own. The others might bear them, too, but
 * requests wait beside agents: each turn keeps the process for as long as it takes of its processor.
 */
function needWorkers(demand: Demand): boolean {
  return Math.max(...working(demand)) > planned
}

/** Of what one process bears, by what a host of each role does. */
export const serving = ({ requests, sockets }: Demand) => [requests, sockets]
export const working = ({ turns, places }: Demand) => [turns, places]
export const everything = ({ requests, turns, sockets, places }: Demand) => [
  requests + turns,
  sockets,
  places,
]

function enough(...shares: readonly number[]): number {
  return Math.max(1, Math.ceil(Math.max(...shares) / planned))
}

function postgresFor({ database }: Load, { queries }: Demand): PostgresClass {
  const bears = ({ cores, memory }: PostgresClass) => cores >= queries / planned && memory >= database * hot
  return postgresClasses.find(bears) ?? largest
}

function upTo(step: number, amount: number): number {
  return Math.ceil(amount / step) * step
}
