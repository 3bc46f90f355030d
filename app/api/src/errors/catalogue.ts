import { agents } from './catalogue/agents.ts'
import { files } from './catalogue/files.ts'
import { live } from './catalogue/live.ts'
import { people } from './catalogue/people.ts'
import { requests } from './catalogue/requests.ts'
import { work } from './catalogue/work.ts'

/** Every error the API answers with. A code, once published, keeps its meaning. */
export const catalogue = {
  ...requests,
  ...people,
  ...work,
  ...files,
  ...agents,
  ...live,
}

export type ErrorCode = keyof typeof catalogue

export function isErrorCode(text: unknown): text is ErrorCode {
  return typeof text === 'string' && Object.hasOwn(catalogue, text)
}
