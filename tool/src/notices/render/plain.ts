import type { Language } from '../../text.ts'
import { sparkline } from './figure.ts'
import type { Page, Section } from './page.ts'

/** For mail readers that show no HTML, and for terminals. */
export function renderPlain({ place, sections }: Page, language: Language): string {
  return [place, ...sections.map((section) => sectionIn(section, language))].join('\n\n')
}

function sectionIn({ label, title, rows, figure, next, link }: Section, language: Language): string {
  const trend = figure === undefined ? [] : [{ name: figure.name, value: sparkline(figure, language) }]
  const lines = [...rows, ...trend, next, link].flatMap((row) =>
    row === undefined ? [] : [`  ${row.name}: ${row.value}`],
  )
  return [`[${label}] ${title}`, ...lines].join('\n')
}
