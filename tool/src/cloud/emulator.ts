import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Connection } from './cloud.ts'
import { get } from './node-http.ts'

/** Where the emulated cloud of a project keeps its data and says how to reach it. */
export function emulatorFolder(projectFolder: string): string {
  return process.env.TENGYUN_EMULATOR_DATA ?? join(projectFolder, '.tengyun', 'emulator')
}

/** What the emulator publishes while it runs. */
interface ConnectionFile {
  readonly endpoint: string
  readonly cosEndpoint: string
  readonly secretId: string
  readonly secretKey: string
}

/**
 * How to reach the emulated cloud of a project. A key pair in the environment wins, as with the real cloud.
 *
 * @throws TengyunError `emulator/not-running`
 */
export async function emulatorConnection(projectFolder: string, region: string): Promise<Connection> {
  const file = await readConnectionFile(projectFolder)
  if (file === undefined || !(await answers(file.endpoint))) {
    throw new TengyunError('emulator/not-running', {
      where: emulatorFolder(projectFolder),
      command: 'npx tengyun emulator start',
    })
  }
  const { endpoint, cosEndpoint } = file
  const secretId = process.env.TENCENTCLOUD_SECRET_ID ?? file.secretId
  const secretKey = process.env.TENCENTCLOUD_SECRET_KEY ?? file.secretKey
  return { region, secretId, secretKey, endpoint, cosEndpoint }
}

/** Runs the emulator's own command; they are two programs that meet on the wire. */
export async function runEmulator(
  projectFolder: string,
  words: readonly string[],
  stdio: 'inherit' | 'quiet',
): Promise<{ readonly exitCode: number; readonly printed: string }> {
  const program = emulatorProgram(projectFolder)
  const withData = words.includes('--data') ? words : [...words, '--data', emulatorFolder(projectFolder)]
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [program, ...withData], {
      stdio: stdio === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk
    })
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk
    })
    child.on('error', failed)
    child.on('close', (code) => done({ exitCode: code ?? 2, printed }))
  })
}

function emulatorProgram(projectFolder: string): string {
  const from = [join(projectFolder, 'package.json'), import.meta.filename]
  for (const place of from) {
    try {
      const manifest = createRequire(place).resolve('@tengyun/emulator/package.json')
      return join(dirname(manifest), 'bin', 'tengyun-emulator.js')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    }
  }
  throw new TengyunError('emulator/not-installed', { where: projectFolder })
}

async function readConnectionFile(projectFolder: string): Promise<ConnectionFile | undefined> {
  try {
    return JSON.parse(await readFile(join(emulatorFolder(projectFolder), 'emulator.json'), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A killed emulator leaves its file behind, so the file alone proves nothing. */
function answers(endpoint: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = get(endpoint, { agent: false, signal: AbortSignal.timeout(2_000) }, (answer) => {
      answer.resume()
      resolve(true)
    })
    asked.once('error', () => resolve(false))
  })
}
