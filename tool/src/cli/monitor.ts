import { setTimeout as sleep } from 'node:timers/promises'
import { observe } from '../apply/observe.ts'
import { databasesOf } from '../databases/chosen.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { type Figures, figuresOf } from '../monitor/figures.ts'
import { type History, noHistory, remember } from '../monitor/history.ts'
import { openRounds, type Round } from '../monitor/round.ts'
import { openSession, type Session } from '../session.ts'
import { inLanguage } from '../text.ts'
import { quitKey } from '../views/keys.ts'
import { monitorLines } from '../views/monitor.ts'
import { openScreen } from '../views/screen.ts'
import type { CommandInput, Run } from './command.ts'

/** Milliseconds from the beginning of one round to that of the next; a slow cloud takes longer. */
const rhythm = 2_000

/** Milliseconds between the two looks that one reading needs: rates are differences. */
const apart = 1_000

/** What goes on now: live in a terminal, one reading for everybody else. */
export const monitor: Run = async (input) => {
  const session = await openSession(input)
  const observed = await observe(session.context)
  if (!observed.some(({ kind }) => kind === 'cvm') && session.environment.compute.ssh === undefined)
    throw new TengyunError('release/no-host', {
      where: session.name,
      command: `npx tengyun up ${session.name}`,
    })
  const ask = await openRounds(session, observed)
  const isLive = process.stdout.isTTY === true && !input.terminal.json && input.options.once !== true
  return isLive ? watch(input, session, ask) : readOnce(input, session, ask)
}

async function readOnce(input: CommandInput, session: Session, ask: () => Promise<Round>): Promise<number> {
  const { terminal, signal } = input
  const first = await ask()
  await sleep(apart, undefined, { signal })
  const figures = figuresOf(first, await ask())
  const history = remember(noHistory, figures)
  const size = { columns: terminal.columns, rows: Number.POSITIVE_INFINITY }
  for (const line of linesOf(input, session, figures, history, size).slice(0, -1)) terminal.say(line)
  const unknown = figures.unknown.map(({ of, why }) => ({ of, why: inLanguage(why, terminal.language) }))
  terminal.document({ environment: session.name, ...figures, unknown })
  return 0
}

async function watch(input: CommandInput, session: Session, ask: () => Promise<Round>): Promise<number> {
  const screen = openScreen(process.stdout)
  const quit = quitKey(process.stdin)
  const ended = AbortSignal.any([input.signal, quit.signal])
  let before: Round | undefined
  let history = noHistory
  try {
    screen.draw([input.terminal.language === 'zh' ? '正在读取…' : 'Reading…'])
    while (!ended.aborted) {
      const began = performance.now()
      const now = await untilEnded(ask(), ended)
      if (now === undefined) break
      const figures = figuresOf(before, now)
      history = remember(history, figures)
      screen.draw(linesOf(input, session, figures, history, screen))
      before = now
      await untilEnded(sleep(Math.max(0, rhythm - (performance.now() - began))), ended)
    }
  } finally {
    quit.close()
    screen.close()
  }
  return 0
}

function linesOf(
  { terminal: { language, colors } }: CommandInput,
  { project, name, environment, context }: Session,
  figures: Figures,
  history: History,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): string[] {
  return monitorLines({
    project: project.config.project,
    environment: name,
    place: `${environment.cloud}, ${environment.region}`,
    databases: databasesOf(environment),
    figures,
    history,
    now: context.cloud.timing.now(),
    ...{ language, colors, columns, rows },
  })
}

/** Whoever ends it does not wait for what was asked last. */
function untilEnded<T>(work: Promise<T>, ended: AbortSignal): Promise<T | undefined> {
  const end = new Promise<undefined>((done) => {
    if (ended.aborted) done(undefined)
    else ended.addEventListener('abort', () => done(undefined), { once: true })
  })
  // What fails after the end is nobody's concern any more.
  work.catch(() => {})
  return Promise.race([work, end])
}
