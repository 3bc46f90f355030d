import type { Notice } from '../notices/notice.ts'
import { tell } from '../notices/tell.ts'
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
