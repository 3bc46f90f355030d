import { observe } from '../apply/observe.ts'
import { runEmulator } from '../cloud/emulator.ts'
import { environmentOf, loadProject } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { failuresIn, gravestIn } from '../hosts/preparation/prepare.ts'
import { propose, refuseViolations } from '../proposal.ts'
import { defaultEnvironment, openSession } from '../session.ts'
import { siteUrl } from '../site-url.ts'
import { chosen } from '../verify/choose.ts'
import { checks } from '../verify/index.ts'
import { needsSetup } from '../verify/needs-setup.ts'
import { checksDocument, showWhatIsLeft } from '../views/checks.ts'
import { showPreparation } from '../views/preparation.ts'
import { proposalDocument, showProposal } from '../views/proposal.ts'
import { showSetup } from '../views/setup.ts'
import { carryOutPlan } from './apply.ts'
import type { CommandInput, Run } from './command.ts'
import { bringRelease } from './deploy.ts'
import { prepareHosts, refuseFailures } from './host.ts'
import { proveEnvironment } from './verify.ts'

/** The whole road: plan, apply, prepare, deploy, verify. Each part does nothing where nothing is to be done. */
export const up: Run = async (input) => {
  const project = await loadProject(input.folder, input.options.config)
  const name = input.environment ?? defaultEnvironment(Object.keys(project.config.environments))
  const onThisMachine = input.options.emulator || environmentOf(project.config, name).cloud === 'emulator'
  if (onThisMachine) await startEmulator(input, project.folder)

  const session = await openSession(input, project)
  const proposal = await propose(session)
  showProposal(input.terminal, proposal)
  refuseViolations(proposal)
  await carryOutPlan(input, session, proposal.plan, 'renewable')

  const observed = await observe(session.context)
  // A new host's first boot knows no data disk, and an old one was made from an older config. Hosts of one's own are
  // prepared when somebody says so.
  if (session.environment.compute.ssh === undefined) {
    const prepared = await prepareHosts(input, session, observed)
    for (const one of prepared) if (failuresIn(one).length > 0) showPreparation(input.terminal, one)
    refuseFailures(prepared, gravestIn)
  }
  const deployed = await bringRelease(input, session, observed)
  const report = await proveEnvironment(input, session, observed, chosen(checks, 'quick'))
  showWhatIsLeft(input.terminal, session.name)

  const hosts = await findHosts(session, observed)
  const url = siteUrl(hosts[0]?.publicAddress ?? '', session.environment.compute.port)
  input.terminal.say({ en: `Open ${url}`, zh: `请访问 ${url}` })
  if (await needsSetup(url)) showSetup(input.terminal, session.name)
  const verified = checksDocument(report, input.terminal.language)
  const plan = proposalDocument(proposal, input.terminal.language)
  input.terminal.document({ url, plan, deployed, verified })
  return verified.ok ? 0 : 4
}

/** An environment on this machine brings its cloud along. Does nothing where it runs already. */
async function startEmulator({ terminal }: CommandInput, folder: string): Promise<void> {
  const { exitCode, printed } = await runEmulator(folder, ['start'], 'quiet')
  if (exitCode === 0) return
  terminal.note(printed.trimEnd())
  throw new TengyunError('emulator/not-running', { where: folder, command: 'npx tengyun emulator start' })
}
