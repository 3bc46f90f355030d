import { type Known, openWatchSite, type WatchSite } from '../alarms/site.ts'
import { installWatchers } from '../alarms/watchers.ts'
import { reasonOf } from '../releases/reason.ts'
import type { Session } from '../session.ts'
import { inLanguage } from '../text.ts'
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

/** Whatever is brought to hosts is watched from then on. Never fails what brought it: it says that nobody watches. */
export async function keepWatched(
  input: CommandInput,
  session: Session,
  observed: readonly Known[],
): Promise<void> {
  if (session.environment.alarms === undefined) return
  const { terminal } = input
  try {
    await putInPlace(input, await openWatchSite(session, observed))
  } catch (error) {
    const command = `npx tengyun alarm install ${session.name}`
    const why = inLanguage(reasonOf(error), terminal.language)
    terminal.note(
      terminal.colors.yellow(
        inLanguage(
          {
            en: `  ! The hosts are not watched: ${why}. Try again: ${command}`,
            zh: `  ! 主机未被监控：${why}。请重试：${command}`,
          },
          terminal.language,
        ),
      ),
    )
  }
}
