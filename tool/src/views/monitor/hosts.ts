import { inLanguage, type Text } from '../../text.ts'
import { tableLines } from '../table.ts'
import { line, lineWidth, shareText } from './marks.ts'
import type { MonitorView } from './view.ts'

/** A line for each host, as many as there is room for. */
export function hostLines(
  { figures, history, colors, language, columns }: MonitorView,
  room: number,
): string[] {
  const say = (text: Text) => inLanguage(text, language)
  const heads = [
    { en: 'Hosts', zh: '主机' },
    { en: '', zh: '' },
    { en: 'cpu', zh: 'CPU' },
    { en: 'memory', zh: '内存' },
    { en: 'disk', zh: '磁盘' },
    { en: 'slot', zh: '槽位' },
    { en: 'release', zh: '版本' },
  ].map((text) => colors.dim(say(text)))
  // The line that counts the others takes the place of one.
  const shown = figures.hosts.slice(0, figures.hosts.length > room ? room - 1 : room)
  const cells = shown.map(({ name, cpu, memory, disk, slot, release }) => [
    colors.bold(name),
    colors.cyan(line(history.get(`cpu ${name}`) ?? [], lineWidth(columns), 100)),
    shareText(colors, cpu),
    shareText(colors, memory),
    shareText(colors, disk),
    slot ?? '–',
    release ?? '–',
  ])
  const hidden = figures.hosts.length - shown.length
  return [
    ...tableLines([heads, ...cells]),
    ...(hidden > 0 ? [colors.dim(say({ en: `… and ${hidden} more`, zh: `… 另有 ${hidden} 台` }))] : []),
  ]
}
