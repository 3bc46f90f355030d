import type { Proposal } from '../proposal.ts'
import type { Language } from '../text.ts'
import { costDocument, differenceOf, showCostSummary } from './cost.ts'
import { findingsDocument, showFindings } from './findings.ts'
import { planDocument, showPlan } from './plan.ts'
import type { Terminal } from './terminal.ts'

/** A plan for people, with what it costs and what speaks against it. */
export function showProposal(terminal: Terminal, { plan, cost, findings }: Proposal): void {
  showPlan(terminal, plan, ({ key }) => differenceOf(cost, key))
  showCostSummary(terminal, cost, plan.changes.length > 0)
  showFindings(terminal, findings)
}

/** The same for machines. */
export function proposalDocument({ plan, cost, findings, due }: Proposal, language: Language) {
  return {
    ...planDocument(plan),
    cost: costDocument(cost, language),
    findings: findingsDocument(findings, language),
    due,
  }
}
