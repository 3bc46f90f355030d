import pc from 'picocolors'
import { inLanguage, type Language } from '../src/text.ts'
import type { Terminal } from '../src/views/terminal.ts'

/** A terminal without colours, that keeps what it was told. */
export function heardTerminal(language: Language = 'en'): Terminal & { readonly lines: string[] } {
  const lines: string[] = []
  const keep: Terminal['say'] = (line) => lines.push(inLanguage(line, language))
  return {
    ...{ lines, language, colors: pc.createColors(false), json: false, interactive: false, columns: 100 },
    ...{ say: keep, note: keep, document() {}, live() {}, close() {} },
    ask: () => Promise.reject(new Error('nobody is there to answer')),
    askUnseen: () => Promise.reject(new Error('nobody is there to answer')),
  }
}
