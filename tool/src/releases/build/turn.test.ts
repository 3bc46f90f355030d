import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { inTurn } from './turn.ts'

let folder = ''
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'tengyun-turn-')), 'turns')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

/** The process that a file of turns is left behind by: one that has ended. */
async function deadPid(): Promise<number> {
  const child = spawn('true')
  await once(child, 'exit')
  return child.pid ?? 0
}

const alone = { waits: () => {}, signal: undefined }

it('lets one of many processes at a time', async () => {
  const file = join(folder, '..', 'log')
  const module = fileURLToPath(new URL('turn.ts', import.meta.url))
  const program = `
    import { appendFileSync } from 'node:fs'
    import { setTimeout } from 'node:timers/promises'
    import { inTurn } from ${JSON.stringify(module)}
    await inTurn({ folder: ${JSON.stringify(folder)}, waits() {} }, async () => {
      appendFileSync(${JSON.stringify(file)}, 'begin ')
      await setTimeout(20)
      appendFileSync(${JSON.stringify(file)}, 'end ')
    })`
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: 'inherit' }),
  )
  await Promise.all(children.map((child) => once(child, 'exit')))
  expect(await readFile(file, 'utf8')).toBe('begin end '.repeat(6))
  expect(await readdir(folder)).toEqual([expect.stringMatching(/^\d+$/)])
})

it('tells whom it waits for, and goes on when that one has finished', async () => {
  const heard: string[] = []
  let finish = () => {}
  const first = inTurn({ folder, ...alone }, () => new Promise<void>((done) => (finish = done)))
  await expect.poll(() => readdir(folder).catch(() => [])).toContain('1')
  const second = inTurn(
    {
      folder,
      ...alone,
      waits(pid) {
        heard.push(`waits for ${pid}`)
        finish()
      },
    },
    async () => heard.push('its turn'),
  )
  await Promise.all([first, second])
  expect(heard).toEqual([`waits for ${process.pid}`, 'its turn'])
})

it('takes over from one that died', async () => {
  await mkdir(folder)
  await writeFile(join(folder, '7'), String(await deadPid()))
  expect(await inTurn({ folder, ...alone }, async () => readdir(folder))).toEqual(['8'])
})

it('is over, too, when the work failed', async () => {
  await expect(inTurn({ folder, ...alone }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await inTurn({ folder, ...alone }, async () => 'again')).toBe('again')
})

it('is not waited for any longer by somebody who stops', async () => {
  await mkdir(folder)
  await writeFile(join(folder, '1'), String(process.pid))
  const stopping = new AbortController()
  const waiting = inTurn({ folder, waits: () => stopping.abort(), signal: stopping.signal }, async () => {})
  await expect(waiting).rejects.toThrow(/abort/)
})
