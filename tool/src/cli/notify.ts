import { realTiming } from '../cloud/timing.ts'
import { environmentOf, loadProject } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Place } from '../notices/events/place.ts'
import { saidNotice } from '../notices/events/said.ts'
import { testNotice } from '../notices/events/test.ts'
import type { Hop } from '../notices/hop.ts'
import { type Level, levels, type Notice } from '../notices/notice.ts'
import { openReceivers } from '../notices/open.ts'
import { atAnyHour } from '../notices/receiver.ts'
import type { Resolved } from '../notices/resolve.ts'
import { send } from '../notices/send.ts'
import { failedHops, tell } from '../notices/tell.ts'
import { authorIn } from '../releases/history/author.ts'
import { defaultEnvironment, openSession, type Session } from '../session.ts'
import { hopsDocument, showHops } from '../views/notices.ts'
import type { CommandInput, Run } from './command.ts'

/**
 * `notify test`, `notify send --title …` and `notify flush`; exit code 4 where somebody was not reached. Pipelines are
 * written before anybody thinks of receivers, so that having none stops the test alone.
 */
export const notify: Run = async (input) => {
  const [action = '', environment] = input.words
  const act = actions[action]
  if (act === undefined) throw usage(`notify ${action}`)
  const project = await loadProject(input.folder, input.options.config)
  const name = environment ?? defaultEnvironment(Object.keys(project.config.environments))
  if (action === 'test' && environmentOf(project.config, name).notices === undefined)
    throw new TengyunError('notices/no-receiver', { where: name })
  const place = { project: project.config.project, environment: name }
  const resolved = await openReceivers(project, name, input.options.emulator ?? false)
  const hops = await act({ ...input, environment: name }, place, resolved)
  const ok = hops.every((hop) => hop.ok)
  if (hops.length === 0) input.terminal.say({ en: 'Nothing goes out now.', zh: '现在没有需要发出的通知。' })
  showHops(input.terminal, hops)
  input.terminal.document({ environment: name, ok, hops: hopsDocument(input.terminal, hops) })
  return ok ? 0 : 4
}

type Action = (input: CommandInput, place: Place, resolved: Resolved) => Promise<readonly Hop[]>

const actions: Readonly<Record<string, Action>> = { test, send: say, flush }

/** To everybody, whatever they want to hear of and at whatever hour: this is about the way. */
async function test(input: CommandInput, place: Place, resolved: Resolved): Promise<readonly Hop[]> {
  const notice = testNotice(place, authorIn(process.env), new Date())
  return sendNow(input, { ...resolved, receivers: resolved.receivers.map(atAnyHour) }, notice)
}

async function say(input: CommandInput, place: Place, resolved: Resolved): Promise<readonly Hop[]> {
  const { title, text, link, level = 'info' } = input.options
  if (title === undefined) throw usage('notify send: --title')
  if (!isLevel(level)) throw usage(`--level ${level}: ${levels.join(' | ')}`)
  if (link !== undefined && !/^https?:\/\//.test(link)) throw usage(`--link ${link}: https://…`)
  const said = {
    title,
    level,
    ...(text === undefined ? {} : { text }),
    ...(link === undefined ? {} : { link }),
  }
  const notice = saidNotice(place, said, authorIn(process.env), new Date())
  const session = await sessionIfPossible(input)
  return session === undefined ? sendNow(input, resolved, notice) : tell(session, notice)
}

/** What was kept in quiet hours, or could not be delivered. */
async function flush(input: CommandInput): Promise<readonly Hop[]> {
  return tell(await openSession(input))
}

async function sendNow(
  { signal }: CommandInput,
  resolved: Resolved,
  notice: Notice,
): Promise<readonly Hop[]> {
  const hops = await send(notice, resolved.receivers, { timing: realTiming, signal })
  return [...hops, ...failedHops(resolved)]
}

/** A pipeline that has nothing but a robot's address can speak, too; then it speaks at once. */
async function sessionIfPossible(input: CommandInput): Promise<Session | undefined> {
  try {
    return await openSession(input)
  } catch {
    return undefined
  }
}

function isLevel(word: string): word is Level {
  return levels.some((level) => level === word)
}

function usage(where: string): TengyunError {
  return new TengyunError('cli/usage', { where, command: 'npx tengyun help notify' })
}
