import { drillFailover, type Switchable } from '../databases/failover/drill.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Key } from '../plan/model.ts'
import { observeParts } from '../releases/parts.ts'
import { openSession, type Session } from '../session.ts'
import { siteUrl } from '../site-url.ts'
import type { Text } from '../text.ts'
import { showFailover } from '../views/databases.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput } from './command.ts'
import { obtainInterruptionConsent } from './consent.ts'
import { asOnlyChanger } from './only-changer.ts'
import { idAmong, noHost } from './releasing.ts'

export interface FailoverOf {
  /** What the lease says that it is held for. */
  readonly purpose: string
  readonly title: Text
  /** Throws where the environment does without it. */
  readonly chosen: (session: Session) => unknown
  readonly instance: (session: Session, idOf: (key: Key) => string) => Switchable
}

/** Drills a fail-over as the only one who changes the environment. Exit code 4 where the app did not come back. */
export async function failOver(
  input: CommandInput,
  { purpose, title, chosen, instance }: FailoverOf,
): Promise<number> {
  const { terminal, signal } = input
  const session = await openSession(input)
  chosen(session)
  const { name, environment } = session
  await obtainInterruptionConsent(input, session, title)
  const observed = await observeParts(session.context)
  const [host] = await findHosts(session, observed)
  if (host === undefined) throw noHost(name)
  const progress = stepProgress(terminal, signal)
  const report = await asOnlyChanger(input, session, purpose, (held) =>
    drillFailover({
      session: held,
      site: siteUrl(host.publicAddress, environment.compute.port),
      instance: instance(held, (key) => idAmong(observed, key, name)),
      step: progress.goOn,
    }),
  )
  progress.end()
  showFailover(terminal, name, report)
  terminal.document({ environment: name, ...report })
  return report.recovered ? 0 : 4
}
