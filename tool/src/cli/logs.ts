import { postgresOf } from '../databases/chosen.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { service } from '../logs/database-errors.ts'
import { follow } from '../logs/follow.ts'
import type { Wanted } from '../logs/host/wanted.ts'
import { observeLogged } from '../logs/observe.ts'
import { type Sources, searchAll } from '../logs/search-all.ts'
import { keys } from '../resources/desired.ts'
import { openSession, type Session } from '../session.ts'
import { lineDocument, lineView, showOrigin, showSearch, showSilent } from '../views/logs.ts'
import type { CommandInput, Run } from './command.ts'
import { usage, wantedIn } from './log-words.ts'
import { collect } from './logs-collect.ts'
import { noHost } from './releasing.ts'

/** `logs [environment]`, `logs collect [environment]`. */
export const logs: Run = (input) =>
  input.words[0] === 'collect' ? collect({ ...input, environment: input.words[1] }) : look(input)

/** How far back, where nobody says: what just happened, or the last words before what comes. */
const usual = { search: '15m', follow: '1m' }

const look: Run = async (input) => {
  const { options } = input
  const since = options.follow ? usual.follow : usual.search
  const wanted = wantedIn({ since, ...options })
  const session = await openSession(input)
  if (wanted.services.includes(service)) postgresOf(session)
  const observed = await observeLogged(session.context)
  const hosts = chosenHosts(await findHosts(session, observed), input, session)
  const { host, follow: fresh = false } = options
  const sources = { session, observed, hosts, hostsAlone: host !== undefined, fresh }
  return fresh ? followAll(input, sources, wanted) : search(input, sources, wanted)
}

async function search({ terminal }: CommandInput, sources: Sources, wanted: Wanted) {
  const found = await searchAll(sources, wanted)
  const show = lineView(terminal, namesOf(sources))
  if (!terminal.json) for (const line of found.lines) show(line)
  showSearch(terminal, found)
  if (sources.session.environment.logs !== undefined) showOrigin(terminal, found)
  terminal.document({
    environment: sources.session.name,
    from: found.fromCls ? 'cls' : 'hosts',
    left: found.left,
    services: found.services,
    silent: found.silent.map(({ host, error }) => ({ host, code: error.code })),
    lines: found.lines.map(lineDocument),
  })
  return found.silent.length > 0 ? 2 : 0
}

/** Until Ctrl-C, which is how one ends it, and no failure. */
async function followAll({ terminal, signal }: CommandInput, sources: Sources, wanted: Wanted) {
  const show = lineView(terminal, namesOf(sources))
  const silent = new Set<string>()
  await follow({
    wanted,
    signal,
    search: (more) => searchAll(sources, more),
    heard: (lines, found) => {
      for (const line of lines) {
        if (terminal.json) terminal.document(lineDocument(line))
        else show(line)
      }
      const fresh = found.silent.filter(({ host }) => !silent.has(host))
      for (const { host } of fresh) silent.add(host)
      if (fresh.length > 0) showSilent(terminal, fresh)
    },
  })
  return 0
}

function namesOf({ session, hosts, hostsAlone }: Sources): string[] {
  const tells = !hostsAlone && session.environment.postgres !== false
  return [...hosts.map(({ name }) => name), ...(tells ? [keys.postgres] : [])]
}

/** @throws TengyunError `release/no-host`, `cli/usage` */
function chosenHosts(hosts: readonly Host[], { options }: CommandInput, { name }: Session): readonly Host[] {
  if (hosts.length === 0) throw noHost(name)
  if (options.host === undefined) return hosts
  const chosen = hosts.filter((one) => one.name === options.host)
  if (chosen.length === 0) throw usage(`--host ${options.host}`, hosts.map((one) => one.name).join(', '))
  return chosen
}
