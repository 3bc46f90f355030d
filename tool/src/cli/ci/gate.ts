import { observe } from '../../apply/observe.ts'
import { isBroughtBy, spoiltBy } from '../../ci/gate.ts'
import { lookAtHealth } from '../../health/look.ts'
import type { Observed } from '../../plan/model.ts'
import { authorIn } from '../../releases/history/author.ts'
import { isChange } from '../../releases/history/proven.ts'
import { historyIn } from '../../releases/history/read-history.ts'
import { openSession, type Session } from '../../session.ts'
import { showHealth } from '../../views/health.ts'
import type { CommandInput, Run } from '../command.ts'
import { rollback } from '../rollback.ts'
import { verify } from '../verify.ts'

/**
 * Decides whether a release may stay: it must be well and the environment hold its promises. Else what this run of the
 * pipeline brought is taken back, and nothing that was there before it. Exit code 4 where it may not stay.
 */
export const gate: Run = async (input) => {
  const [, environment] = input.words
  const session = await openSession({ ...input, environment })
  if (await mayStay(input, session)) {
    input.terminal.document({ passed: true, rolledBack: false })
    return 0
  }
  const ours = await isOurs(session, await observe(session.context))
  if (ours) {
    input.terminal.note({ en: 'Taking the release back.', zh: '正在回退该版本。' })
    await rollback(within(input, session))
  } else {
    input.terminal.note({
      en: 'What serves was not brought by this run of the pipeline, so it is not taken back.',
      zh: '当前版本不是本次流水线部署的，因此不回退。',
    })
  }
  input.terminal.document({ passed: false, rolledBack: ours })
  return 4
}

async function mayStay(input: CommandInput, session: Session): Promise<boolean> {
  const findings = await lookAtHealth(session, new Date())
  showHealth(input.terminal, session.name, findings)
  if (spoiltBy(findings).length > 0) return false
  // What `up` ends with: what is told of the environment besides is no release's doing.
  const options = { ...input.options, only: 'quick' }
  return ((await verify({ ...within(input, session), options })) ?? 0) === 0
}

/** The same for another command, whose document would stand beside ours. */
function within(input: CommandInput, { name }: Session): CommandInput {
  return {
    ...input,
    terminal: { ...input.terminal, document: () => {} },
    environment: name,
    words: [name],
  }
}

async function isOurs({ context }: Session, observed: readonly Observed[]): Promise<boolean> {
  const entries = await historyIn(context, observed)
  return isBroughtBy(entries.find(isChange), authorIn(process.env))
}
