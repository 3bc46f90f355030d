import type { Level } from '../logs/host/line.ts'
import type { HostLine, Search } from '../logs/search.ts'
import { inLanguage } from '../text.ts'
import type { Colors, Terminal } from './terminal.ts'

/** Shows lines, each host in a colour of its own; colour repeats what the line says in words. */
export function lineView({ colors, say }: Terminal, hosts: readonly string[]) {
  const colorOf = new Map(hosts.map((host, index) => [host, palette(colors)[index % palette(colors).length]]))
  const hostWidth = Math.max(0, ...hosts.map((host) => host.length))
  let day = ''
  return (line: HostLine): void => {
    const moment = localTime(line.at)
    if (moment.day !== day) say(colors.dim(`— ${moment.day} —`))
    day = moment.day
    const paint = colorOf.get(line.host) ?? String
    const source = `${line.service}${line.slot === undefined ? '' : `/${line.slot}`}`
    const level = (line.level ?? '').padEnd(5)
    const [first = '', ...rest] = line.text.split('\n')
    const marks = [line.release, line.requestId].filter((mark) => mark !== undefined).join(' ')
    say(
      [
        colors.dim(moment.time),
        paint(line.host.padEnd(hostWidth)),
        paint(source.padEnd(sourceWidth)),
        paintLevel(colors, line.level)(level),
        first,
        ...(marks === '' ? [] : [colors.dim(marks)]),
      ].join('  '),
    )
    for (const more of rest) say(`    ${more}`)
  }
}

/** `nginx-errors`, the longest of the usual ones. */
const sourceWidth = 12

function palette(colors: Colors) {
  return [colors.cyan, colors.magenta, colors.green, colors.blue, colors.yellow, colors.white]
}

function paintLevel(colors: Colors, level: Level | undefined): (text: string) => string {
  if (level === 'error' || level === 'fatal') return colors.red
  return level === 'warn' ? colors.yellow : colors.dim
}

/** In the time zone of whoever reads. */
function localTime(at: number): { readonly day: string; readonly time: string } {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 23) }
}

/** What the lines do not tell: how many there were, and who did not answer. */
export function showSearch(terminal: Terminal, { lines, left, silent, services }: Search): void {
  const { say, note, colors } = terminal
  showSilent(terminal, silent)
  if (lines.length === 0)
    say({
      en: `Nothing of the kind was logged. Services: ${services.join(', ') || '–'}.`,
      zh: `没有符合条件的日志。服务：${services.join('、') || '–'}。`,
    })
  if (left > 0)
    note({
      en: colors.dim(`${left} older lines are not shown: --lines shows more.`),
      zh: colors.dim(`另有 ${left} 行更早的日志未显示：可用 --lines 增加。`),
    })
}

export function showSilent({ note, colors, language }: Terminal, silent: Search['silent']): void {
  for (const { host, error } of silent)
    note(`${colors.red('✗')} ${host}: ${inLanguage(error.explanation.why ?? error.message, language)}`)
}

/** Of an environment with a topic in CLS: whether anything is shipped there is for whoever installed LogListener to say. */
export function showOrigin({ note, colors }: Terminal, { fromCls }: Search): void {
  if (fromCls)
    note({
      en: colors.dim('From CLS. What a host has itself: --host NAME'),
      zh: colors.dim('以上来自 CLS。直接读取主机：--host 主机名'),
    })
  else
    note({
      en: colors.dim('From the hosts: nothing of the kind was shipped to CLS.'),
      zh: colors.dim('以上直接读取自主机：CLS 中没有相应的日志。'),
    })
}

export function lineDocument({ at, ...line }: HostLine) {
  return { at: new Date(at).toISOString(), ...line }
}
