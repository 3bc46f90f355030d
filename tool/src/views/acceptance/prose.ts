import { type Html, html } from '../html.ts'

/** A sentence as a page has it: what stands between backticks is typed. */
export function prose(text: string): readonly (Html | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))
}
