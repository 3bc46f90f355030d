import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { markOf } from '../ci/change-request/change-request.ts'
import { propose } from '../proposal.ts'
import { openSession } from '../session.ts'
import { showDue } from '../views/due.ts'
import { planMarkdown } from '../views/plan-markdown.ts'
import { proposalDocument, showProposal } from '../views/proposal.ts'
import type { Run } from './command.ts'
import { savePlan } from './saved-plan.ts'

export const plan: Run = async (input) => {
  const { terminal, options, folder } = input
  const session = await openSession(input)
  const proposal = await propose(session)
  showProposal(terminal, proposal)
  showDue(terminal, session.name, proposal.due)
  if (options.out !== undefined) {
    // The plan speaks of fingerprints of secrets: those generated for it must be there when it is applied.
    await session.context.secrets.save()
    await savePlan(folder, options.out, proposal.plan)
    terminal.note({
      en: `Saved. Carry it out: npx tengyun apply ${options.out}`,
      zh: `已保存。执行：npx tengyun apply ${options.out}`,
    })
  }
  if (options.markdown !== undefined) {
    const mark = markOf(`plan ${proposal.plan.project}/${session.name}`)
    const text = `${mark}\n${planMarkdown(proposal, terminal.language)}`
    await writeText(resolve(folder, options.markdown), text)
  }
  terminal.document(proposalDocument(proposal, terminal.language))
  return 0
}

async function writeText(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
