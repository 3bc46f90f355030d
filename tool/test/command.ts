import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Connection } from '../src/cloud/cloud.ts'

export const program = fileURLToPath(new URL('../bin/tengyun.js', import.meta.url))
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

export interface Outcome {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A folder with a config, in which the command is typed. */
export interface ProjectFolder {
  readonly folder: string
  /**
   * @param environments the text of the config's `environments`
   * @param app that of its `app`
   */
  configure(environments: string, app?: string): Promise<void>
  tengyun(...words: string[]): Promise<Outcome>
  remove(): Promise<void>
}

/** A project called `shop` whose emulated cloud is the one at `connection`. */
export async function openProject({
  endpoint,
  cosEndpoint,
  secretId,
  secretKey,
}: Connection): Promise<ProjectFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-project-'))
  await symlink(modules, join(folder, 'node_modules'))
  const data = join(folder, '.tengyun', 'emulator')
  await mkdir(data, { recursive: true })
  await writeFile(join(data, 'emulator.json'), JSON.stringify({ endpoint, cosEndpoint, secretId, secretKey }))
  return {
    folder,
    configure: (environments, app = usualApp) =>
      writeFile(
        join(folder, 'tengyun.config.ts'),
        `export default {
          project: 'shop',
          app: ${app},
          environments: ${environments},
        }`,
      ),
    tengyun: (...words) => run(folder, words),
    remove: () => rm(folder, { recursive: true }),
  }
}

const usualApp = `{ build: { command: 'true', inputs: ['src'], output: 'out' }, start: 'node server.js' }`

async function run(cwd: string, words: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [program, ...words], {
    cwd,
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk
  })
  const exitCode = await new Promise<number | null>((done) => child.on('close', done))
  return { exitCode, stdout, stderr }
}
