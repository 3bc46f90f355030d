import type { Proposal } from '../proposal.ts'
import type { Language } from '../text.ts'
import { costDocument, differenceOf, showCostSummary } from './cost.ts'
import { planDocument, showPlan } from './plan.ts'
import type { Terminal } from './terminal.ts'

/** A plan for people, with what it costs. */
export function showProposal(terminal: Terminal, { plan, cost }: Proposal): void {
  showPlan(terminal, plan, ({ key }) => differenceOf(cost, key))
  showCostSummary(terminal, cost, plan.changes.length > 0)
}

/** The same for machines. */
export function proposalDocument({ plan, cost }: Proposal, language: Language) {
  return { ...planDocument(plan), cost: costDocument(cost, language) }
}
