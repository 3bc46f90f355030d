import { relative, resolve } from 'node:path'
import { observeAsFarAsPossible } from '../health/observe.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { contentsOf } from '../logs/bundle/contents.ts'
import { withoutSecrets } from '../logs/bundle/without-secrets.ts'
import { writeBundle } from '../logs/bundle/write-bundle.ts'
import { searchAll } from '../logs/search-all.ts'
import { openSession } from '../session.ts'
import { showBundle } from '../views/bundle.ts'
import type { CommandInput } from './command.ts'
import { wantedIn } from './log-words.ts'

/** How far back, and how many lines in all, where nobody says. */
const usual = { since: '24h', lines: '20000' }

/** `logs collect [environment]`: one archive that can be given to others. */
export async function collect(input: CommandInput): Promise<number> {
  const { terminal, folder } = input
  const wanted = wantedIn({ ...usual, ...input.options })
  const session = await openSession(input)
  const { observed } = await observeAsFarAsPossible(session.context)
  const now = new Date()
  const file = resolve(folder, input.options.out ?? nameOf(session.name, now))
  const hosts = await findHosts(session, observed)
  const logs = await searchAll({ session, observed, hosts, hostsAlone: false, fresh: true }, wanted)
  const { secretId, secretKey, token } = session.context.cloud.connection
  const known = [...session.context.secrets.values(), secretId, secretKey, token ?? '']
  const bundle = await writeBundle(file, contentsOf({ session, observed, logs, now }), withoutSecrets(known))
  showBundle(terminal, { ...bundle, file: relative(folder, file) })
  terminal.document(bundle)
  return bundle.missing.length + logs.silent.length > 0 ? 2 : 0
}

/** `tengyun-logs-production-20261123-0800.tar.gz`, in UTC. */
function nameOf(environment: string, now: Date): string {
  const moment = now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 13)
  return `tengyun-logs-${environment}-${moment}.tar.gz`
}
