import { underLease } from '../lease/under-lease.ts'
import type { Session } from '../session.ts'
import type { CommandInput } from './command.ts'

/** Does some work as the only one who changes the environment; a takeover from a holder that died is told. */
export function asOnlyChanger<T>(
  { terminal }: CommandInput,
  session: Session,
  purpose: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  return underLease(
    session.context,
    purpose,
    ({ holder, pid, purpose: theirs, since }, wait) => {
      terminal.note({
        en: `  Taking over from ${holder} (pid ${pid}), whose ${theirs} of ${since} did not end.`,
        zh: `  接管 ${holder}（pid ${pid}）于 ${since} 开始而未结束的 ${theirs}。`,
      })
      if (wait === 0) return
      const seconds = Math.ceil(wait / 1000)
      terminal.note({
        en: `  Waiting ${seconds} s, until the cloud shows what it may have ordered last.`,
        zh: `  等待 ${seconds} 秒，直到云端显示其最后可能下的订单。`,
      })
    },
    (context) => work({ ...session, context }),
  )
}
