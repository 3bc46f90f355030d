import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { failuresIn, gravestIn, type HostPreparation, prepareHost } from '../hosts/preparation/prepare.ts'
import type { Observed } from '../plan/model.ts'
import { openSession, type Session } from '../session.ts'
import { preparationDocument, showPreparation } from '../views/preparation.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput, Run } from './command.ts'
import { hostReplace } from './host-replace.ts'
import { hostUpdate } from './host-update.ts'
import { noHost } from './releasing.ts'

const actions: Readonly<Record<string, Run>> = { prepare, update: hostUpdate, replace: hostReplace }

export const host: Run = (input) => {
  const [name = ''] = input.words
  const action = actions[name]
  if (action === undefined)
    throw new TengyunError('cli/usage', { where: `host ${name}`, command: 'tengyun host --help' })
  return action(input)
}

/** Makes every host, or the one that is named, what the config says of a prepared one. */
async function prepare(input: CommandInput): Promise<number> {
  const [, , only] = input.words
  const session = await openSession(input)
  const prepared = await prepareHosts(input, session, await observe(session.context), only)
  for (const preparation of prepared) showPreparation(input.terminal, preparation)
  input.terminal.document(preparationDocument(prepared, input.terminal.language))
  refuseFailures(prepared, failuresIn)
  return 0
}

/** One after the other, so that a setting that does harm meets one host, not all. Stops at the first that fails. */
export async function prepareHosts(
  { terminal, signal, options }: CommandInput,
  session: Session,
  observed: readonly Pick<Observed, 'kind' | 'key' | 'id'>[],
  only?: string,
): Promise<HostPreparation[]> {
  const hosts = (await findHosts(session, observed)).filter(({ name }) => only === undefined || name === only)
  if (hosts.length === 0) throw noHost(session.name, only)
  const progress = stepProgress(terminal, signal)
  const prepared: HostPreparation[] = []
  for (const one of hosts) {
    progress.begin({ en: `${one.name}: host as the config says`, zh: `${one.name}：按配置检查主机` })
    const preparation = await prepareHost(one, session.environment, options.dryRun ?? false)
    prepared.push(preparation)
    if (gravestIn(preparation).length > 0) break
  }
  progress.end()
  return prepared
}

/**
 * @param grave what of a host's failures counts
 * @throws TengyunError `host/preparation-failed` naming what failed, and where
 */
export function refuseFailures(prepared: readonly HostPreparation[], grave: typeof failuresIn): void {
  for (const preparation of prepared) {
    const failed = grave(preparation)
    if (failed.length === 0) continue
    throw new TengyunError('host/preparation-failed', {
      where: `${preparation.host}: ${failed.map(({ id }) => id).join(', ')}`,
      why: failed.map(({ output = '' }) => output).join('\n'),
    })
  }
}
