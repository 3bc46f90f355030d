import { inLanguage, type Language } from '../../text.ts'
import type { Message } from '../message.ts'

/** For machines: what a webhook gets. Fields are added to it, never taken away. */
export function renderDocument({ id, at, notices }: Message, language: Language) {
  return {
    type: 'tengyun.notices',
    id,
    timestamp: at,
    notices: notices.map(({ title, facts, ...notice }) => ({
      ...notice,
      title: inLanguage(title, language),
      facts: facts.map(({ name, value }) => ({
        name: inLanguage(name, language),
        value: inLanguage(value, language),
      })),
    })),
  }
}
