import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How to reach a running emulator; `emulator.json` in its data folder, for its owner's eyes. */
export interface Connection {
  readonly endpoint: string
  readonly cosEndpoint: string
  readonly secretId: string
  readonly secretKey: string
  /** Where the examples take place; the emulator has others too. */
  readonly region: string
  readonly appId: string
  readonly uin: string
  readonly pid: number
  readonly speed: number
}

export function writeConnection(dataFolder: string, connection: Connection): void {
  const path = pathOf(dataFolder)
  writeFileSync(`${path}.next`, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.next`, path)
}

/** What the file says, which a killed emulator leaves behind: see `runningPid` for whether it is true. */
export function readConnection(dataFolder: string): Connection | undefined {
  const path = pathOf(dataFolder)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Connection) : undefined
}

export function removeConnection(dataFolder: string): void {
  rmSync(pathOf(dataFolder), { force: true })
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'emulator.json')
}
