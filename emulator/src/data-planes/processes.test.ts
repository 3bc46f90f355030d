import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { processStartedWith, signalGroup } from './processes.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tengyun-processes-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('a script is found by its file, and by no other, for as long as it runs', async () => {
  const script = join(folder, 'script.sh')
  writeFileSync(script, 'echo begun; sleep 300; echo never')
  const child = spawn('bash', [script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  expect(processStartedWith(script)).toBe(child.pid)
  expect(processStartedWith(join(folder, 'script'))).toBeUndefined()
  signalGroup(Number(child.pid), 'SIGKILL')
  await ended
  expect(processStartedWith(script)).toBeUndefined()
})
