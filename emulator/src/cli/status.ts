import { type Connection, readConnection } from '../daemon/connection.ts'
import { runningPid } from '../daemon/lock.ts'
import { exitCodes } from './failure.ts'
import type { Options } from './options.ts'
import { describe } from './start.ts'

/** Says what runs and how to reach it; exit code 2 if nothing does. */
export async function status({ data, json }: Options): Promise<number> {
  const connection = runningPid(data) === undefined ? undefined : readConnection(data)
  if (json)
    console.log(JSON.stringify(connection ? { ...connection, running: true } : { running: false }, null, 2))
  else console.log(connection ? await inWords(connection) : `No emulator runs in ${data}.`)
  return connection ? exitCodes.done : exitCodes.outside
}

async function inWords(connection: Connection): Promise<string> {
  const overview = await fetch(`${connection.endpoint}/overview`)
  return `The emulator runs, pid ${connection.pid}.\n${describe(connection)}\n\n${await overview.text()}`
}
