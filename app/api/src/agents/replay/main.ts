import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf } from '../models/model-calls.ts'
import { checkRecording } from './check.ts'
import type { Difference } from './difference.ts'
import { recording } from './recording.ts'

/**
 * Replays every recording of a folder and tells each difference. Ends with 1 where something differs, with 2 where
 * there is nothing to replay.
 *
 * node app/api/src/agents/replay/main.ts FOLDER
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: npm run replay -- FOLDER')
  process.exit(2)
}

const files = await recordingsIn(folder)
if (files.length === 0) {
  console.error(`There are no recordings in ${folder}: a recording is a .json file.`)
  process.exit(2)
}

let matched = 0
for (const file of files) {
  const found = await check(join(folder, file))
  if (found.length === 0) matched += 1
  else tell(file, found)
}
const differing = files.length - matched
console.log(`${matched} matched, ${differing} differ`)
process.exitCode = differing > 0 ? 1 : 0

async function recordingsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => name.endsWith('.json')).toSorted()
}

async function check(path: string): Promise<readonly Difference[]> {
  try {
    return await checkRecording(recording.parse(JSON.parse(await readFile(path, 'utf8'))))
  } catch (error) {
    return [{ at: 'the recording itself', recorded: 'readable', replayed: reasonOf(error) }]
  }
}

function tell(file: string, found: readonly Difference[]): void {
  console.log(file)
  for (const { at, recorded, replayed } of found) {
    console.log(`  ${at}`)
    console.log(`    recorded  ${shown(recorded)}`)
    console.log(`    replayed  ${shown(replayed)}`)
  }
}

function shown(value: unknown): string {
  return value === undefined ? '(nothing)' : JSON.stringify(value)
}
