import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { runsImage } from '../hosts/emulated-hosts.ts'
import { type Chosen, chosenEnvironment } from './chosen.ts'
import type { Examination, Examined } from './examination.ts'

interface Program {
  readonly name: string
  /** The words that make it tell its version. */
  readonly asks: readonly string[]
  /** Whether the environment needs it on this machine. Default: always. */
  readonly needed?: (chosen: Chosen | undefined) => boolean
  /** As the system calls it. */
  readonly package?: string
}

const onThisMachine = (chosen: Chosen | undefined) => chosen === undefined || chosen.isEmulated

/** Images are built here, and run here where an emulated host has nothing else to run. */
function takesDocker(chosen: Chosen | undefined): boolean {
  if (chosen?.environment?.compute.runtime !== 'compose') return false
  const { project, environment, isEmulated } = chosen
  const hasHostsOfItsOwn = !isEmulated || environment.compute.ssh !== undefined
  return hasHostsOfItsOwn || runsImage(project.config.app, environment)
}

const programs: readonly Program[] = [
  { name: 'git', asks: ['--version'] },
  { name: 'redis-server', asks: ['--version'], needed: onThisMachine },
  { name: 'nginx', asks: ['-v'], needed: onThisMachine },
  { name: 'curl', asks: ['--version'], needed: onThisMachine },
  // Emulated hosts are this machine, and hosts dump their databases.
  { name: 'pg_dump', asks: ['--version'], needed: onThisMachine, package: 'postgresql-client' },
  {
    name: 'docker',
    asks: ['--version'],
    needed: takesDocker,
    package: 'docker.io',
  },
]

/** What an environment needs of the machine that the command is typed on. */
export const examinePrograms: Examination = async (input) => {
  const node: Examined = {
    id: 'program-node',
    title: { en: 'Node.js', zh: 'Node.js' },
    ok: true,
    found: process.version,
  }
  const chosen = await chosenEnvironment(input)
  const needed = programs.filter((program) => program.needed?.(chosen) ?? true)
  return [node, ...(await Promise.all(needed.map(examine)))]
}

async function examine(program: Program): Promise<Examined> {
  const { name } = program
  const head = { id: `program-${name}`, title: { en: name, zh: name } }
  // Debian keeps servers in /usr/sbin, which is not on everybody's path.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` }
  try {
    const { stdout, stderr } = await promisify(execFile)(name, [...program.asks], { env })
    return { ...head, ok: true, found: (stdout || stderr).trim().split('\n')[0] ?? '' }
  } catch {
    const command = installing(program)
    return {
      ...head,
      ok: false,
      found: { en: `missing; install it: ${command}`, zh: `缺失；请安装：${command}` },
    }
  }
}

function installing({ name, package: called = name }: Program): string {
  if (process.platform !== 'darwin') return `apt-get install ${called}`
  return `brew install ${called.replace('redis-server', 'redis').replace('postgresql-client', 'libpq')}`
}
