import { lookAtHealth } from '../health/look.ts'
import { openSession } from '../session.ts'
import { healthDocument, showHealth } from '../views/health.ts'
import type { Run } from './command.ts'

export const health: Run = async (input) => {
  const session = await openSession(input)
  const now = new Date()
  const findings = await lookAtHealth(session, now)
  showHealth(input.terminal, session.name, findings)
  input.terminal.document(healthDocument(session.name, findings, now, input.terminal.language))
  return findings.every(({ ok }) => ok) ? 0 : 4
}
