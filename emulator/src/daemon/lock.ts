import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runningServer } from '../data-planes/pid-file.ts'

/** The emulator at work in the folder, if there is one. What a killed one left behind does not count. */
export function runningPid(dataFolder: string): number | undefined {
  // The data folder is on the daemon's command line, and hardly on another's that got its number.
  return runningServer(pathOf(dataFolder), dataFolder)
}

/**
 * Takes the folder for this process, until it ends: the file stays, and counts for as long as its process lives.
 *
 * @throws Error if another has it
 */
export function lock(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true })
  const path = pathOf(dataFolder)
  const holder = runningPid(dataFolder)
  if (holder !== undefined) throw new Error(`The emulator with pid ${holder} uses ${dataFolder} already.`)
  rmSync(path, { force: true })
  writeFileSync(path, `${process.pid}\n`, { flag: 'wx' })
}

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'emulator.pid')
}
