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
    ({ holder, pid, purpose: theirs, since }) =>
      terminal.note({
        en: `  Taking over from ${holder} (pid ${pid}), whose ${theirs} of ${since} did not end.`,
        zh: `  接管 ${holder}（pid ${pid}）于 ${since} 开始而未结束的 ${theirs}。`,
      }),
    (context) => work({ ...session, context }),
  )
}
