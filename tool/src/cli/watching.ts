import { type Known, openWatchSite, type WatchSite } from '../alarms/site.ts'
import { installWatchers } from '../alarms/watchers.ts'
import { reasonOf } from '../releases/history/reason.ts'
import type { Session } from '../session.ts'
import { inLanguage, type Text } from '../text.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput } from './command.ts'

/** Puts on each host the watcher that the config asks for; nothing where it is there. @returns hosts that got one */
export async function putInPlace({ terminal, signal }: CommandInput, site: WatchSite): Promise<string[]> {
  const progress = stepProgress(terminal, signal)
  progress.begin({ en: 'put watchers in place', zh: '安装监控程序' })
  const installed = await installWatchers(site)
  progress.end()
  return installed
}

/**
 * Whatever is brought to hosts is watched from then on. Never fails what brought it: it says that nobody watches. Somebody
 * who does not know the address of a receiver leaves the watchers that do.
 */
export async function keepWatched(
  input: CommandInput,
  session: Session,
  observed: readonly Known[],
): Promise<void> {
  if (session.environment.alarms === undefined) return
  try {
    const site = await openWatchSite(session, observed)
    const [unknown] = site.told.unreachable
    const areWatched = site.hosts.every(({ facts }) => facts.watcher !== '')
    if (unknown === undefined || !areWatched) await putInPlace(input, site)
    if (unknown !== undefined) warn(input, session, unknown.why)
  } catch (error) {
    warn(input, session, reasonOf(error))
  }
}

function warn({ terminal }: CommandInput, { name }: Session, why: Text): void {
  const command = `npx tengyun alarm install ${name}`
  const line = {
    en: `  ! The hosts are not watched as the config says: ${why.en}. Then: ${command}`,
    zh: `  ! 主机未按配置监控：${why.zh}。然后运行：${command}`,
  }
  terminal.note(terminal.colors.yellow(inLanguage(line, terminal.language)))
}
