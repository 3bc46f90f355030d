import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type HostPaths, hostPaths } from '../../hosts/paths.ts'
import { findLeaks } from './leaks.ts'

const secret = { name: 'app/CANARY', value: `canary-${process.pid}-8f2c61d0e7` }

let root: string
let paths: HostPaths
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tengyun-leaks-'))
  paths = hostPaths(root, 'shop')
  await mkdir(paths.logs, { recursive: true })
  await mkdir(paths.release('20261123-080000'), { recursive: true })
  await writeFile(join(paths.logs, 'blue.log'), 'all is well\n')
})
afterEach(() => rm(root, { recursive: true }))

it('finds nothing where nothing is', async () => {
  expect(await findLeaks([secret], paths)).toEqual([])
})

it('finds a secret in a log, and in a file of a release', async () => {
  const log = join(paths.logs, 'green.log')
  const file = join(paths.release('20261123-080000'), 'settings.js')
  for (const leaking of [log, file]) await writeFile(leaking, `before ${secret.value} after`)
  const found = await findLeaks([secret], paths)
  expect(found).toEqual([
    { name: 'app/CANARY', where: log },
    { name: 'app/CANARY', where: file },
  ])
})

it('finds a secret in the arguments of a process', async () => {
  const program = 'process.stdout.write("up"); setInterval(() => {}, 1e6)'
  const child = spawn(process.execPath, ['-e', program, secret.value])
  try {
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(await findLeaks([secret], paths)).toEqual([
      { name: 'app/CANARY', where: `/proc/${child.pid}/cmdline` },
    ])
  } finally {
    child.kill()
  }
})
