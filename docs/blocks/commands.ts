import type { Fence } from './fences.ts'

/** One command of a block, with what the page shows that it prints. */
export interface Typed {
  readonly command: string
  readonly shown: readonly string[]
}

/** What a person types of a block, in its order. */
export function typedIn({ language, lines }: Fence): Typed[] {
  if (language === 'sh') return [{ command: lines.join('\n'), shown: [] }]
  if (language !== 'console') return []
  const typed: { command: string; shown: string[] }[] = []
  let goesOn = false
  for (const line of lines) {
    const last = typed.at(-1)
    if (line.startsWith('$ ')) typed.push({ command: line.slice(2), shown: [] })
    else if (goesOn && last !== undefined) last.command += `\n${line}`
    else last?.shown.push(line)
    goesOn = (goesOn || line.startsWith('$ ')) && line.endsWith('\\')
  }
  return typed
}

/** What begins a line that people type. */
const programs = /^\s*(?:\$ |(?:npx|npm|node|tengyun|git|docker|docker-compose|kubectl|curl|export|sudo)\s)/

/** Whether a block that does not say so holds commands. */
export function looksTyped({ lines }: Fence): boolean {
  return lines.some((line) => programs.test(line))
}
