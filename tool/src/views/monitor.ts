import { inLanguage, type Text } from '../text.ts'
import { hostLines } from './monitor/hosts.ts'
import { subjectLines } from './monitor/subjects.ts'
import type { MonitorView } from './monitor/view.ts'

/** What the window shows: at 80 by 24 everything has its place; with many hosts, the rest is counted. */
export function monitorLines(view: MonitorView): string[] {
  const { colors, project, environment, place, figures, rows, now } = view
  const say = (text: Text) => inLanguage(text, view.language)
  const at = new Intl.DateTimeFormat('sv', { timeStyle: 'medium' }).format(now)
  const head = `${colors.bold(`${project} ${environment}`)}  ${colors.dim(`${place}  ${at}`)}`
  const problems = figures.unknown.map(({ of, why }) =>
    colors.yellow(`! ${of}: ${lastLine(inLanguage(why, view.language))}`),
  )
  const others = subjectLines(view)
  const room = rows - others.length - Math.min(problems.length, 3) - 5
  return [
    head,
    '',
    ...hostLines(view, Math.max(1, room)),
    '',
    ...others,
    ...problems.slice(0, 3),
    colors.dim(say({ en: 'q or Ctrl-C ends it', zh: '按 q 或 Ctrl-C 退出' })),
  ]
}

/** Programs complain at length, and say at the end what it was. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
