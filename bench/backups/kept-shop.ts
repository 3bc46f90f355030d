import { execFile, spawn } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Clone, readyClone, type Tengyun } from '../../e2e/support/clone.ts'
import { writeShop } from '../../e2e/support/shop.ts'
import { writeShopConfig } from '../../e2e/support/shop-config.ts'
import type { BackupOrder } from '../../tool/src/backups/host/order.ts'
import { clientEnvironment } from '../../tool/src/databases/clients/postgres/server.ts'

/** A small app with a database that can be made large, in an emulated cloud, and what its host backs it up with. */
export interface KeptShop {
  readonly clone: Clone & { readonly tengyun: Tengyun }
  readonly recipient: string
  readonly identity: string
  /** Runs a command and insists on its success. */
  type(...words: string[]): Promise<string>
  sql(text: string): Promise<string>
  /** Runs a line of shell with the database's address and password in its environment. */
  shell(line: string): Promise<void>
  /** Makes a backup as the host's timer does. @returns the most memory that it took, in MiB */
  backUp(): Promise<number>
}

/** Milliseconds between two looks at a process. */
const betweenLooks = 20

export async function keptShop(): Promise<KeptShop> {
  const clone = await readyClone()
  const { folder } = clone
  await mkdir(join(folder, 'shop'))
  await writeShop(folder, 'one')
  await writeShopConfig(
    folder,
    `compute: { port: 8080 }, postgres: { database: 'shop', user: 'shop' },
      backups: { hours: [] },`,
  )
  const type = async (...words: string[]) => {
    const { exitCode, stdout, stderr } = await clone.tengyun(words)
    if (exitCode !== 0) throw new Error(`${words.join(' ')} ended with ${exitCode}: ${stderr}`)
    return stdout
  }
  await type('up', 'local', '--yes')
  await type('backup')

  const data = join(folder, '.tengyun', 'emulator')
  const [instance = ''] = await readdir(join(data, 'hosts'))
  const root = join(data, 'hosts', instance)
  const order: BackupOrder & Required<Pick<BackupOrder, 'postgres'>> = JSON.parse(
    await readFile(join(root, 'opt/shop/backups/order.json'), 'utf8'),
  )
  const { endpoint } = JSON.parse(await readFile(join(data, 'emulator.json'), 'utf8'))
  const env = {
    ...process.env,
    ...clone.env,
    ...clientEnvironment(order.postgres.server, 'shop'),
    PATH: `${folder}/node_modules/.bin:${process.env.PATH}`,
    METADATA_ENDPOINT: `${endpoint}/hosts/${instance}`,
  }
  const identity = await readFile(join(folder, '.tengyun', 'identity'), 'utf8')
  return {
    clone,
    recipient: order.recipients[0] ?? '',
    identity: identity.trim(),
    type,
    sql: async (text) => {
      const words = ['-X', '-q', '-A', '-t', '-c', text]
      return (await promisify(execFile)('psql', words, { env })).stdout.trim()
    },
    shell: async (line) => {
      await promisify(execFile)('bash', ['-o', 'pipefail', '-c', line], { env, cwd: folder })
    },
    backUp: () => peakMemory(join(root, 'opt/shop/bin/back-up'), env),
  }
}

async function peakMemory(program: string, env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(program, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  const look = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0))
  }, betweenLooks)
  const code = await new Promise((done) => child.once('close', done))
  clearInterval(look)
  if (code !== 0) throw new Error(`the backup ended with ${code}`)
  return peak / 1024
}
