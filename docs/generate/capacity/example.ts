import { demandOf } from '../../../tool/src/capacity/demand.ts'
import type { Load } from '../../../tool/src/capacity/load.ts'
import { planned, rates } from '../../../tool/src/capacity/rates.ts'
import type { Sizes } from '../../../tool/src/capacity/sizing.ts'
import type { Text } from '../../../tool/src/text.ts'

const figure = (amount: number) => amount.toLocaleString('en', { maximumSignificantDigits: 2 })

/** The way from a load to the hosts for it, with its figures. */
export function exampleOf({ load, sizes }: { readonly load: Load; readonly sizes: Sizes }): Text {
  const { requests, turns, places, queries } = demandOf(load)
  const [users, each] = [load.users.toLocaleString('en'), figure(load.requestsPerSecond)]
  const [turned, atWork] = [figure(load.turnsPerSecond), figure(load.agents)]
  const [ofRequests, ofTurns, core] = [figure(requests), figure(turns), figure(queries)]
  const hosts = sizes.web - 1
  return {
    en: `${users} users ask ${each} times a second: × ${rates.request.value} ms is ${ofRequests} of a core. Their agents take ${turned} turns a second: × ${rates.turn.value} ms is ${ofTurns}. ${atWork} agents at work at once are ${figure(places)} of the ${rates.agents.value} places of a process, less than ${planned}, so they need no workers. ${ofRequests} + ${ofTurns} of a core, at ${planned} of a core for each host, is ${hosts} ${hosts === 1 ? 'host' : 'hosts'}, and one more. PostgreSQL has ${core} of a core to do.`,
    zh: `${users} 名用户每秒 ${each} 次请求，乘以 ${rates.request.value} ms，占 ${ofRequests} 核；智能体每秒 ${turned} 轮，乘以 ${rates.turn.value} ms，占 ${ofTurns} 核。同时工作的 ${atWork} 个智能体占单个进程 ${rates.agents.value} 个名额的 ${figure(places)}，低于 ${planned}，不需要 Worker 主机。${ofRequests} + ${ofTurns} 核，每台主机按 ${planned} 核规划，需要 ${hosts} 台，再备一台。PostgreSQL 占用 ${core} 核。`,
  }
}
