import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { environmentOf, loadProject } from '../src/config/load.ts'
import { sizes } from '../src/init/sizes.ts'
import { type Outcome, openProject, type ProjectFolder } from './command.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'

let emulator: RunningEmulator
beforeAll(async () => {
  emulator = await startEmulator()
}, 60_000)
afterAll(() => emulator?.stop(), 60_000)

let project: ProjectFolder
beforeEach(async () => {
  project = await openProject(emulator.connection)
  await write('index.html', '<!doctype html><title>shop</title>')
})
afterEach(() => project.remove())

const write = (path: string, text: string) => writeFile(join(project.folder, path), text)
const init = (...words: string[]): Promise<Outcome> => project.tengyun('init', '--yes', ...words)

describe('a project that begins', () => {
  it('has a config in the language that was asked for, and keeps its keys out of the repository', async () => {
    const { exitCode, stdout } = await init('--name', 'shop', '--lang', 'zh')
    expect(exitCode, stdout).toBe(0)
    expect(await readFile(join(project.folder, 'tengyun.config.ts'), 'utf8')).toContain(
      '全部运行在本机的模拟云上',
    )
    expect(await readFile(join(project.folder, '.gitignore'), 'utf8')).toBe('.tengyun/\n')
  })

  it('keeps what it has: a config is not overwritten, and .gitignore grows by what it lacks', async () => {
    await write('.gitignore', '*.log\n/.tengyun')
    await init()
    expect(await readFile(join(project.folder, '.gitignore'), 'utf8')).toBe('*.log\n/.tengyun')
    await write('tengyun.config.ts', 'mine')
    const { exitCode, stderr } = await init()
    expect(exitCode).toBe(1)
    expect(stderr).toContain('init/config-exists')
    expect(await readFile(join(project.folder, 'tengyun.config.ts'), 'utf8')).toBe('mine')
  })

  it('needs nothing of ours in its folder: its config finds the command that reads it', async () => {
    await rm(join(project.folder, 'node_modules'))
    await init('--name', 'garden')
    const { stdout } = await project.tengyun('plan', 'local', '--json')
    expect(JSON.parse(stdout)).toMatchObject({ project: 'garden' })
  })

  it('is told what would be an answer where a flag is none, and nothing is written', async () => {
    const { exitCode, stderr } = await init('--size', 'huge')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('small, medium, large')
    await expect(loadProject(project.folder)).rejects.toMatchObject({ code: 'config/not-found' })
  })

  it('is not guessed at where nothing tells what it is', async () => {
    await rm(join(project.folder, 'index.html'))
    const { exitCode, stderr } = await init()
    expect(exitCode).toBe(1)
    expect(stderr).toContain('init/unknown-app')
  })

  it.each(Object.keys(sizes).flatMap((size) => [['site', size] as const, ['server', size] as const]))(
    'plans for a %s a %s production that no policy objects to, within its budget',
    async (app, size) => {
      if (app === 'server')
        await writeFile(join(project.folder, 'package.json'), '{ "scripts": { "start": "node server.js" } }')
      await init('--size', size, '--domain', 'shop.example.com')
      const { exitCode, stdout, stderr } = await project.tengyun('plan', 'production', '--emulator', '--json')
      expect(exitCode, stderr).toBe(0)
      const { findings, cost } = JSON.parse(stdout)
      const { budget = 0 } = environmentOf((await loadProject(project.folder)).config, 'production')
      // Room for prices to move, and none for a second copy of it all.
      expect(cost.monthly / budget).toBeGreaterThan(0.5)
      expect(cost.monthly / budget).toBeLessThan(0.8)
      expect(findings.filter(({ accepted }: { accepted?: string }) => accepted === undefined)).toEqual([])
    },
  )
})
