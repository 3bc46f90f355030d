import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runEmulator } from '../cloud/emulator.ts'
import { configFileName } from '../config/load.ts'
import type { Run } from './command.ts'

/** Hands its words on to the emulator's own command, with this project's data folder. */
export const emulator: Run = async (input) => {
  const words = input.words.length === 0 ? ['--help'] : input.words
  const { exitCode } = await runEmulator(projectFolder(input.folder), words, 'inherit')
  return exitCode
}

/** The emulator can be used alone, so a config is not needed: without one it is this folder's. */
function projectFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, configFileName))) return folder
    if (dirname(folder) === folder) return from
  }
}
