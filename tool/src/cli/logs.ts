import { observe } from '../apply/observe.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { follow } from '../logs/follow.ts'
import type { Wanted } from '../logs/host/wanted.ts'
import { searchHosts } from '../logs/search.ts'
import { openSession, type Session } from '../session.ts'
import { lineDocument, lineView, showSearch } from '../views/logs.ts'
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
  const since = input.options.follow ? usual.follow : usual.search
  const wanted = wantedIn({ since, ...input.options })
  const session = await openSession(input)
  const hosts = chosenHosts(await findHosts(session, await observe(session.context)), input, session)
  return input.options.follow
    ? followHosts(input, session, hosts, wanted)
    : search(input, session, hosts, wanted)
}

async function search({ terminal }: CommandInput, session: Session, hosts: readonly Host[], wanted: Wanted) {
  const found = await searchHosts(session, hosts, wanted)
  const show = lineView(
    terminal,
    hosts.map(({ name }) => name),
  )
  if (!terminal.json) for (const line of found.lines) show(line)
  showSearch(terminal, found)
  terminal.document({
    environment: session.name,
    left: found.left,
    services: found.services,
    silent: found.silent.map(({ host, error }) => ({ host, code: error.code })),
    lines: found.lines.map(lineDocument),
  })
  return found.silent.length > 0 ? 2 : 0
}

/** Until Ctrl-C, which is how one ends it, and no failure. */
async function followHosts(
  { terminal, signal }: CommandInput,
  session: Session,
  hosts: readonly Host[],
  wanted: Wanted,
) {
  const show = lineView(
    terminal,
    hosts.map(({ name }) => name),
  )
  const silent = new Set<string>()
  await follow({
    wanted,
    signal,
    search: (more) => searchHosts(session, hosts, more),
    heard: (lines, found) => {
      for (const line of lines) {
        if (terminal.json) terminal.document(lineDocument(line))
        else show(line)
      }
      const fresh = found.silent.filter(({ host }) => !silent.has(host))
      for (const { host } of fresh) silent.add(host)
      if (fresh.length > 0) showSearch(terminal, { ...found, lines, left: 0, silent: fresh })
    },
  })
  return 0
}

/** @throws TengyunError `release/no-host`, `cli/usage` */
function chosenHosts(hosts: readonly Host[], { options }: CommandInput, { name }: Session): readonly Host[] {
  if (hosts.length === 0) throw noHost(name)
  if (options.host === undefined) return hosts
  const chosen = hosts.filter((one) => one.name === options.host)
  if (chosen.length === 0) throw usage(`--host ${options.host}`, hosts.map((one) => one.name).join(', '))
  return chosen
}
