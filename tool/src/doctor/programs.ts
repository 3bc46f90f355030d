import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Examination, Examined } from './examination.ts'

/** What an environment on this machine needs, with the words that make each tell its version. */
const programs: readonly {
  readonly name: string
  readonly asks: readonly string[]
  readonly package: string
}[] = [
  { name: 'redis-server', asks: ['--version'], package: 'redis-server' },
  { name: 'nginx', asks: ['-v'], package: 'nginx' },
  { name: 'curl', asks: ['--version'], package: 'curl' },
  { name: 'git', asks: ['--version'], package: 'git' },
]

export const examinePrograms: Examination = async () => {
  const node: Examined = {
    id: 'program-node',
    title: { en: 'Node.js', zh: 'Node.js' },
    ok: true,
    found: process.version,
  }
  return [node, ...(await Promise.all(programs.map(examine)))]
}

async function examine(program: (typeof programs)[number]): Promise<Examined> {
  const { name } = program
  const title = { en: name, zh: name }
  // Debian keeps servers in /usr/sbin, which is not on everybody's path.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` }
  try {
    const { stdout, stderr } = await promisify(execFile)(name, [...program.asks], { env })
    return { id: `program-${name}`, title, ok: true, found: (stdout || stderr).trim().split('\n')[0] ?? '' }
  } catch {
    const command =
      process.platform === 'darwin'
        ? `brew install ${name.replace('-server', '')}`
        : `apt-get install ${program.package}`
    const found = { en: `missing; install it: ${command}`, zh: `缺失；请安装：${command}` }
    return { id: `program-${name}`, title, ok: false, found }
  }
}
