import { TengyunError } from '../errors/tengyun-error.ts'
import type { Text } from '../text.ts'
import type { CommandInput } from './command.ts'

/**
 * Asks before something is done. `--yes` answers for scripts; where nobody can be asked, nothing is done.
 *
 * @param expected the word that counts as consent; default: y or yes
 */
export async function obtainConsent(
  { options, terminal }: CommandInput,
  question: Text,
  expected?: string,
): Promise<void> {
  if (options.yes) return
  if (!terminal.interactive) throw new TengyunError('cli/consent-needed', { why: question })
  const answer = (await terminal.ask(question)).trim().toLowerCase()
  const agreed = expected === undefined ? ['y', 'yes', '是'].includes(answer) : answer === expected
  if (!agreed) throw new TengyunError('cli/declined')
}
