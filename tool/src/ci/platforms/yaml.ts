import { stringify } from 'yaml'
import type { Language } from '../../text.ts'
import { headerOf } from './header.ts'
import type { Platform } from './platform.ts'

/** A document with our first line. Long commands stay on one line, and nothing is said by reference. */
export function yamlFile(platform: Platform['id'], language: Language, document: object): string {
  const text = stringify(document, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true })
  return `# ${headerOf(platform, language)}\n${text}`
}
