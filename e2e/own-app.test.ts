import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Installed, installPackages } from './support/installed.ts'
import { type Ran, run } from './support/run.ts'

let installed: Installed
beforeAll(async () => {
  installed = await installPackages()
  const { exitCode, stderr } = await installed.tengyun(['emulator', 'start', '--speed', '600'], {
    folder: installed.home,
  })
  expect(exitCode, stderr).toBe(0)
})
afterAll(() => installed?.discard())

/** Apps as people have them, without a word about the cloud. */
const apps = {
  node: {
    'package.json': '{ "name": "notes", "type": "module", "scripts": { "start": "node server.js" } }',
    'server.js': `import { createServer } from 'node:http'
const server = createServer(({ url }, answer) => answer.end(url === '/healthz' ? 'ok' : 'notes, first edition'))
server.listen(process.env.PORT ?? 3000, process.env.HOST)
process.on('SIGTERM', () => server.close())
`,
  },
  python: {
    'app.py': `import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

class Shelf(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"a shelf of books")

address = (os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "3000")))
ThreadingHTTPServer(address, Shelf).serve_forever()
`,
  },
  static: {
    'index.html': '<!doctype html><title>A garden</title>',
    'styles/garden.css': 'body { color: green }',
  },
} as const
type App = keyof typeof apps

const folderOf = (app: App) => join(installed.home, app)

async function write(app: App): Promise<void> {
  for (const [path, text] of Object.entries(apps[app])) {
    const file = join(folderOf(app), path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

const tengyun = (app: App, ...words: string[]) => installed.tengyun(words, { folder: folderOf(app) })

/** Types one of the story's scripts in the folder of an app. */
const script = (name: string, app: App, ...words: string[]): Promise<Ran> =>
  run([join(installed.repository, 'scripts', name), ...words], { folder: folderOf(app), env: installed.env })

async function frontPage(app: App): Promise<string> {
  const { stdout } = await tengyun(app, 'status', '--json')
  const url = /http:\/\/[\d.]+:8080/.exec(stdout)?.[0]
  return (await fetch(`${url}/`)).text()
}

const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
})()

describe('a package that was installed in an empty folder', () => {
  it('tells what it can do, and that there is no app yet', async () => {
    const { home } = installed
    expect((await installed.tengyun(['--help'], { folder: home })).stdout).toContain('init')
    const { exitCode, stderr } = await installed.tengyun(['up', 'local'], { folder: home })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('npx tengyun init')
  })

  it.each([
    ['node', 'notes, first edition'],
    ['static', '<title>A garden</title>'],
    ['python', 'a shelf of books'],
  ] as const)('brings a %s app from its folder to people', async (app, page) => {
    // Whoever writes Python has it; this machine may belong to somebody who does not.
    if (app === 'python' && !hasPython) return
    await write(app)
    const begun = await tengyun(app, 'init', '--yes')
    expect(begun.exitCode, begun.stderr).toBe(0)
    const { exitCode, stdout, stderr } = await tengyun(app, 'up', '--yes')
    expect(exitCode, stdout + stderr).toBe(0)
    expect(await frontPage(app)).toContain(page)
  })
})

describe('the scripts', () => {
  it.each(['deploy.sh', 'deploy-prod.sh', 'rollback.sh', 'backup.sh', 'monitor.sh', 'update.sh'])(
    '%s says what it does, in both languages',
    async (name) => {
      const { exitCode, stdout } = await script(name, 'node', '--help')
      expect(exitCode).toBe(0)
      expect(stdout).toMatch(/usage: [\s\S]*[\u4e00-\u9fff]/)
    },
  )

  it('deploy, go back, look, back up and update: a day with an app of one’s own', async () => {
    const file = join(folderOf('node'), 'server.js')
    await writeFile(file, (await readFile(file, 'utf8')).replace('first edition', 'second edition'))
    const well = async (name: string, ...words: string[]) => {
      const { exitCode, stdout, stderr } = await script(name, 'node', ...words)
      expect(exitCode, `${name}\n${stdout}${stderr}`).toBe(0)
      return stdout
    }
    await well('deploy.sh')
    expect(await frontPage('node')).toContain('second edition')
    await well('rollback.sh')
    expect(await frontPage('node')).toContain('first edition')
    expect(await well('backup.sh')).toContain('local')
    // How well it is depends on this machine too; that it was looked at does not.
    expect([0, 4]).toContain((await script('monitor.sh', 'node')).exitCode)
    expect(await well('update.sh')).toContain('nothing to update')
  })
})
