import { TengyunError } from '../errors/tengyun-error.ts'
import type { Plan } from '../plan/model.ts'
import type { Session } from '../session.ts'
import type { Text } from '../text.ts'
import type { CommandInput } from './command.ts'

/**
 * Asks before something is done. `--yes` answers for scripts; where nobody can be asked, nothing is done.
 *
 * @throws TengyunError `cli/consent-needed`, `cli/declined`
 */
export async function obtainConsent({ options, terminal }: CommandInput, question: Text): Promise<void> {
  if (options.yes) return
  if (!terminal.interactive) throw new TengyunError('cli/consent-needed', { why: question })
  const answer = (await terminal.ask(question)).trim().toLowerCase()
  if (!['y', 'yes', '是'].includes(answer)) throw new TengyunError('cli/declined')
}

/**
 * Asks for the environment's name before anything that people stored is deleted. `--yes` does not answer this;
 * in a script `--delete-data <environment>` does. What a config keeps in the emulator alone is not asked for.
 *
 * @throws TengyunError `apply/would-lose-data`, `cli/declined`
 */
export async function obtainDataConsent(input: CommandInput, session: Session, plan: Plan): Promise<void> {
  const losing = plan.changes.filter(
    ({ holdsData, action }) => holdsData && (action === 'delete' || action === 'replace'),
  )
  const { name } = session
  if (losing.length === 0 || session.isThrowaway || input.options.deleteData === name) return
  const list = losing.map(({ action, key, id }) => `${action} ${key} (${id})`).join(', ')
  if (!input.terminal.interactive) {
    throw new TengyunError('apply/would-lose-data', {
      where: name,
      why: list,
      command: `--delete-data ${name}`,
    })
  }
  const answer = await input.terminal.ask({
    en: `This deletes data: ${list}. Type ${name} to go on:`,
    zh: `此操作会删除数据：${list}。请输入 ${name} 以继续：`,
  })
  if (answer.trim() !== name) throw new TengyunError('cli/declined')
}

/**
 * Asks for the environment's name before what serves people is interrupted on purpose. `--yes` does not answer this; in
 * a script `--interrupt <environment>` does. What a config keeps in the emulator alone is not asked for.
 *
 * @throws TengyunError `cli/interruption`, `cli/declined`
 */
export async function obtainInterruptionConsent(
  { options, terminal }: CommandInput,
  { name, isThrowaway }: Session,
  what: Text,
): Promise<void> {
  if (isThrowaway || options.interrupt === name) return
  if (!terminal.interactive)
    throw new TengyunError('cli/interruption', { where: name, why: what, command: `--interrupt ${name}` })
  const answer = await terminal.ask({
    en: `${what.en}: connections break, and people may notice. Type ${name} to go on:`,
    zh: `${what.zh}：连接会中断，用户可能察觉。请输入 ${name} 以继续：`,
  })
  if (answer.trim() !== name) throw new TengyunError('cli/declined')
}
