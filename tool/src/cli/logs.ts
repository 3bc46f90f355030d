import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Host } from '../hosts/host.ts'
import { follow } from '../logs/follow.ts'
import { type Level, levels } from '../logs/host/line.ts'
import type { Wanted } from '../logs/host/wanted.ts'
import { momentOf } from '../logs/moment.ts'
import { searchHosts } from '../logs/search.ts'
import { openSession, type Session } from '../session.ts'
import { lineDocument, lineView, showSearch } from '../views/logs.ts'
import type { CommandInput, Run } from './command.ts'
import { noHost } from './releasing.ts'

/** `logs [environment]`. */
export const logs: Run = async (input) => {
  const wanted = wantedIn(input)
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

/** How far back, where nobody says: what just happened, or the last words before what comes. */
const usual = { search: '15m', follow: '1m' }

/** More than anybody reads on a screen. */
const usualLines = 500

/** @throws TengyunError `cli/usage` */
function wantedIn({ options }: CommandInput): Wanted {
  const {
    since = options.follow ? usual.follow : usual.search,
    service = '',
    level,
    grep,
    release,
    request,
  } = options
  const moment = momentOf(since, Date.now())
  if (moment === undefined) throw usage(`--since ${since}`, '15m, 2h, 1d, 2026-11-23T08:00')
  if (grep !== undefined && !isExpression(grep))
    throw usage(`--grep ${grep}`, { en: 'a regular expression', zh: '正则表达式' })
  const lines = Number(options.lines ?? usualLines)
  if (!Number.isInteger(lines) || lines < 1) throw usage(`--lines ${options.lines}`, '1, 2, 3 …')
  return {
    since: moment,
    services: service.split(',').filter((one) => one !== ''),
    lines,
    ...(level === undefined ? {} : { level: levelIn(level) }),
    ...(grep === undefined ? {} : { grep }),
    ...(release === undefined ? {} : { release }),
    ...(request === undefined ? {} : { request }),
  }
}

function levelIn(word: string): Level {
  const level = levels.find((one) => one === word.toLowerCase())
  if (level === undefined) throw usage(`--level ${word}`, levels.join(', '))
  return level
}

function isExpression(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}

/** @throws TengyunError `release/no-host`, `cli/usage` */
function chosenHosts(hosts: readonly Host[], { options }: CommandInput, { name }: Session): readonly Host[] {
  if (hosts.length === 0) throw noHost(name)
  if (options.host === undefined) return hosts
  const chosen = hosts.filter((one) => one.name === options.host)
  if (chosen.length === 0) throw usage(`--host ${options.host}`, hosts.map((one) => one.name).join(', '))
  return chosen
}

function usage(where: string, why: TengyunError['explanation']['why'] = ''): TengyunError {
  return new TengyunError('cli/usage', { where, why, command: 'npx tengyun help logs' })
}
