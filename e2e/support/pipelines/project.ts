import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runWell } from '../run.ts'
import { writeShop } from './shop.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** A team's own repository, with Tengyun among its dependencies and a cloud of its own. */
export interface TeamProject {
  readonly folder: string
  /** What every shell in it has. */
  readonly env: Readonly<Record<string, string>>
  tengyun(...words: string[]): Promise<string>
  /** Writes the config anew. @param compute the text of its section */
  configure(compute?: string): Promise<void>
  discard(): Promise<void>
}

/** @param access the text of the environment's `access` */
export async function teamProject(access: string): Promise<TeamProject> {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-team-'))
  const env = {
    PATH: `${join(repository, 'node_modules', '.bin')}:${process.env.PATH}`,
    TENGYUN_EMULATOR_PORT: '0',
    TENGYUN_EMULATOR_COS_PORT: '0',
    // Whatever is installed lies in the folder.
    npm_config_offline: 'true',
  }
  const tengyun = async (...words: string[]) =>
    (await runWell(['node', join(repository, 'tool/bin/tengyun.js'), ...words], { folder, env })).stdout
  await writeFiles(folder, files(access))
  await writeShop(folder, 'one')
  await runWell(['git', 'init', '--quiet', '--initial-branch', 'main'], { folder })
  await tengyun('emulator', 'start', '--speed', '240')
  return {
    folder,
    env,
    tengyun,
    configure: (compute) => writeFile(join(folder, 'tengyun.config.ts'), config(access, compute)),
    async discard() {
      await tengyun('emulator', 'stop')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function files(access: string): Readonly<Record<string, string>> {
  const dependencies = { tengyun: 'file:tengyun' }
  const scripts = { lint: 'node --check shop/server.cjs', test: "node --test 'shop/*.test.cjs'" }
  const root = { name: 'shop', version: '1.0.0' }
  const program = { name: 'tengyun', version: '0.1.0', bin: { tengyun: 'tengyun.js' } }
  const lock = {
    ...root,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { ...root, dependencies },
      'node_modules/tengyun': { resolved: 'tengyun', link: true },
      tengyun: { version: program.version, bin: program.bin },
    },
  }
  return {
    'package.json': JSON.stringify({ ...root, private: true, type: 'module', scripts, dependencies }),
    'package-lock.json': JSON.stringify(lock),
    'tengyun/package.json': JSON.stringify({ ...program, type: 'module' }),
    // Stands for the published package: this repository's tool, which has its dependencies there.
    'tengyun/tengyun.js': `#!/usr/bin/env node\nawait import('${join(repository, 'tool/bin/tengyun.js')}')\n`,
    'tengyun.config.ts': config(access),
    '.gitignore': 'node_modules\n.tengyun\nreports\nshop-out\n',
  }
}

function config(access: string, compute = '{ port: 8080 }'): string {
  return `export default {
  project: 'shop',
  app: {
    build: { command: 'mkdir -p shop-out && cp shop/server.cjs shop-out/', inputs: ['shop'], output: 'shop-out' },
    start: 'node server.cjs',
    drain: 2,
  },
  environments: {
    staging: {
      cloud: 'emulator', region: 'ap-guangzhou', zone: 'ap-guangzhou-6',
      compute: ${compute},
      access: ${access},
      backups: { hours: [] },
      notices: { robots: [{ name: 'team', address: 'TEAM_ROBOT' }] },
    },
  },
}
`
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}
