import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually } from '../test/processes.ts'
import { lineBatches } from './log-lines.ts'
import { createLogger } from './logger.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-lines-'))
})
afterAll(() => rm(folder, { recursive: true }))

function told(file: string): string[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line).msg)
}

it('keeps lines for a moment, and hands them on with a warning at the latest, in their order', async () => {
  const file = join(folder, 'moment')
  const log = createLogger('info', { destination: lineBatches(file) })
  log.info('one')
  log.child({ part: 'door' }).info('two')
  expect(told(file)).toEqual([])
  log.warn('three')
  expect(told(file)).toEqual(['one', 'two', 'three'])
  log.info('four')
  await eventually(async () => expect(told(file)).toHaveLength(4))
})

it('loses none when the process ends, be it by a mistake of its own', async () => {
  const file = join(folder, 'end')
  const module = (name: string) => JSON.stringify(join(import.meta.dirname, name))
  const program = `
    import { lineBatches } from ${module('log-lines.ts')}
    import { createLogger } from ${module('logger.ts')}
    createLogger('info', { destination: lineBatches(${JSON.stringify(file)}) }).info('last words')
    throw new Error('a mistake')`
  const words = ['--input-type=module-typescript', '--eval', program]
  const run = promisify(execFile)(process.execPath, words, { cwd: import.meta.dirname })
  await expect(run).rejects.toThrow('a mistake')
  expect(told(file)).toEqual(['last words'])
})
