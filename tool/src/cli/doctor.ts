import { examinations } from '../doctor/index.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { examinedDocument, showExamined } from '../views/examined.ts'
import type { Run } from './command.ts'

export const doctor: Run = async (input) => {
  const results = await Promise.all(examinations.map((examination) => examination(input)))
  const found = results.flat()
  for (const result of found) showExamined(input.terminal, result)
  input.terminal.document(examinedDocument(found, input.terminal.language))
  if (found.every(({ ok }) => ok)) return 0
  if (!input.terminal.json) throw new TengyunError('doctor/problems')
  return 4
}
