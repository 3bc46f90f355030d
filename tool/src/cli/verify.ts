import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import type { Observed } from '../plan/model.ts'
import { openSession, type Session } from '../session.ts'
import { siteUrl } from '../site-url.ts'
import type { CheckResult } from '../verify/check.ts'
import { checks } from '../verify/index.ts'
import { runChecks } from '../verify/run.ts'
import { checksDocument, showCheck } from '../views/checks.ts'
import type { CommandInput, Run } from './command.ts'

export const verify: Run = async (input) => {
  const session = await openSession(input)
  const results = await proveEnvironment(input, session, await observe(session.context))
  input.terminal.document(checksDocument(results, input.terminal.language))
  return results.every(({ ok }) => ok) ? 0 : 4
}

/** Tries every promise and tells each as it ends. */
export async function proveEnvironment(
  { terminal }: CommandInput,
  session: Session,
  observed: readonly Observed[],
): Promise<CheckResult[]> {
  const hosts = await findHosts(session, observed)
  const address = hosts[0]?.publicAddress
  if (!address) {
    throw new TengyunError('release/no-host', {
      where: session.name,
      command: `npx tengyun up ${session.name}`,
    })
  }
  const site = siteUrl(address, session.environment.compute.port)
  const results = await runChecks(checks, { session, observed, hosts, site }, (result) =>
    showCheck(terminal, result),
  )
  const passed = results.filter(({ ok }) => ok).length
  const { colors } = terminal
  const count = `${passed}/${results.length}`
  if (passed === results.length) {
    terminal.say({
      en: `${colors.green('✓')} Verified: ${count} checks.`,
      zh: `${colors.green('✓')} 验证通过：${count} 项。`,
    })
  } else {
    terminal.say({
      en: `${colors.red('✗')} Only ${count} checks passed.`,
      zh: `${colors.red('✗')} 仅 ${count} 项检查通过。`,
    })
  }
  return results
}
