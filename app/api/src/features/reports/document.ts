import type { Report } from './schema.ts'

export const DOCUMENT_TYPE = 'text/markdown; charset=utf-8'

/** Where the file of a report lies on COS. */
export function documentKey(id: string): string {
  return `reports/${id}.md`
}

/** The report as people pass it on: readable as plain text, rendered by every Markdown reader. */
export function renderDocument({ title, severity, place, createdAt, body }: Report): string {
  const facts = [`severity: ${severity}`, ...(place ? [`place: ${place}`] : []), `filed: ${createdAt}`]
  return `# ${title}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n\n${body}\n`
}
