import { spawn } from 'node:child_process'
import { TengyunError } from '../errors/tengyun-error.ts'
import { psqlEnvironment, psqlWords, sessionScript } from './psql.ts'
import type { PostgresSite } from './site.ts'

/**
 * Holds a session with the database: over SSH on the host, which alone reaches it; an emulated host is this machine.
 *
 * @returns psql's exit code
 * @throws TengyunError `database/no-terminal`, `host/missing-program`
 */
export function holdSession(site: PostgresSite, writes: boolean): Promise<number> {
  const { host, facts, session } = site
  if (facts.root !== '') return holdHere(site, writes)
  const { attach } = host.transport
  if (attach === undefined)
    throw new TengyunError('database/no-terminal', {
      where: `${session.name}: ${host.name}`,
      command: `npx tengyun db console ${session.name} --command "select now()"`,
    })
  const { stdin: input, stdout: output } = process
  return attach(sessionScript(site, writes), { input, output })
}

function holdHere(site: PostgresSite, writes: boolean): Promise<number> {
  const [program = '', ...words] = psqlWords
  const env = { ...process.env, ...psqlEnvironment(site, writes) }
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { env, stdio: 'inherit' })
    child.once('error', (cause) =>
      reject(new TengyunError('host/missing-program', { where: site.host.name, why: program, cause })),
    )
    child.once('close', (code) => resolve(code ?? 255))
  })
}
