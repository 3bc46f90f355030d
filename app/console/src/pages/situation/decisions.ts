import type { Item } from '../../api/types.ts'
import { paths } from '../../router/paths.ts'

/** Something that waits for a person. */
export interface Decision {
  readonly id: string
  readonly kind: 'proposal' | 'question'
  /** Who asks. */
  readonly by: string
  readonly title: string
  readonly text: string
  readonly at: string
  /** Where it is answered. */
  readonly to: string
}

/** The first lines are enough to know what it is about. */
const TEXT_LENGTH = 160

/** Both kinds as one list; what has waited longest comes first. */
export function decisionsOf(
  proposals: readonly Item<'/api/proposals/undecided'>[],
  questions: readonly Item<'/api/questions'>[],
): Decision[] {
  const proposed = proposals.map(
    (proposal): Decision => ({
      ...{ id: proposal.id, kind: 'proposal', by: proposal.proposedBy, title: proposal.artifact },
      ...{
        text: begun(proposal.summary),
        at: proposal.proposedAt,
        to: paths.emergency(proposal.emergencyId),
      },
    }),
  )
  const asked = questions.map(
    (question): Decision => ({
      ...{ id: question.id, kind: 'question', by: question.source, title: question.teamName },
      ...{ text: begun(question.prompt), at: question.askedAt, to: paths.run(question.runId) },
    }),
  )
  return [...proposed, ...asked].toSorted((a, b) => a.at.localeCompare(b.at))
}

function begun(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '') ?? ''
  return line.length > TEXT_LENGTH ? `${line.slice(0, TEXT_LENGTH)}…` : line
}
