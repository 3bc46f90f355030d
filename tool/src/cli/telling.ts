import { factNames } from '../notices/events/labels.ts'
import type { Fact, Notice } from '../notices/notice.ts'
import { tell } from '../notices/tell.ts'
import { reasonOf } from '../releases/history/reason.ts'
import type { Session } from '../session.ts'
import { noteTold } from '../views/notices.ts'
import type { CommandInput } from './command.ts'

/** Tells people of what a command did, and says whom it told. Never fails the command. */
export async function tellPeople(
  { terminal }: Pick<CommandInput, 'terminal'>,
  session: Session,
  ...notices: readonly Notice[]
): Promise<void> {
  noteTold(terminal, await tell(session, ...notices))
}

/**
 * Does some work and tells people where it failed, and that it works again where they were told before.
 *
 * @param noticeOf without a failure: that there is none
 */
export async function tellingFailure<T>(
  input: CommandInput,
  session: Session,
  noticeOf: (failure?: Fact) => Notice,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const result = await work()
    await tellPeople(input, session, noticeOf())
    return result
  } catch (error) {
    // Whoever stopped it knows.
    if (!input.signal.aborted)
      await tellPeople(input, session, noticeOf({ name: factNames.why, value: reasonOf(error) }))
    throw error
  }
}
