import { createInterface, type Interface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import pc from 'picocolors'
import { TengyunError } from '../errors/tengyun-error.ts'
import { inLanguage, type Language, type Text } from '../text.ts'

export type Colors = ReturnType<typeof pc.createColors>

/** Where a command speaks. People read everything; with `--json` standard output is for the one document alone. */
export interface Terminal {
  readonly language: Language
  readonly colors: Colors
  readonly json: boolean
  /** Whether somebody sits there who can be asked. */
  readonly interactive: boolean
  readonly columns: number
  /** A line of the result. */
  say(line: Text | string): void
  /** A line about what is going on; never part of the result. */
  note(line: Text | string): void
  /** The result for machines; says nothing unless `--json` was given. */
  document(value: unknown): void
  /** Lines that are drawn over until `note` or `say` speaks again; nothing where no terminal is. */
  live(lines: readonly string[]): void
  ask(question: Text): Promise<string>
  /** Like `ask`, while nobody sees what is typed. Only where a person sits. */
  askUnseen(question: Text): Promise<string>
  close(): void
}

export function openTerminal(language: Language, json: boolean): Terminal {
  const colors = pc.createColors(pc.isColorSupported && !json)
  const { stdout, stderr } = process
  const isTerminal = stderr.isTTY === true
  for (const stream of [stdout, stderr]) outliveReader(stream)
  let drawn = 0
  const erase = () => {
    if (drawn > 0) stderr.write(`\x1b[${drawn}A\x1b[0J`)
    drawn = 0
  }
  return {
    language,
    colors,
    json,
    interactive: process.stdin.isTTY === true && isTerminal && !json,
    columns: stderr.columns ?? 100,
    say(line) {
      erase()
      const to = json ? stderr : stdout
      to.write(`${inLanguage(line, language)}\n`)
    },
    note(line) {
      erase()
      stderr.write(`${inLanguage(line, language)}\n`)
    },
    document(value) {
      if (json) stdout.write(`${JSON.stringify(value, undefined, 2)}\n`)
    },
    live(lines) {
      if (!isTerminal || json) return
      erase()
      for (const line of lines) stderr.write(`${line}\n`)
      drawn = lines.length
    },
    async ask(question) {
      erase()
      const reader = createInterface({ input: process.stdin, output: stderr })
      return answerTo(reader, `${inLanguage(question, language)} `)
    },
    async askUnseen(question) {
      erase()
      stderr.write(`${inLanguage(question, language)} `)
      const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
      const answer = await answerTo(
        createInterface({ input: process.stdin, output: nowhere, terminal: true }),
        '',
      )
      stderr.write('\n')
      return answer
    },
    close: erase,
  }
}

/** Whoever reads us may have had enough, as `head` has: what is under way is done all the same. */
function outliveReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** @throws TengyunError `tengyun/interrupted` on Ctrl-C, which a terminal that is read key by key gives us as a key */
async function answerTo(reader: Interface, question: string): Promise<string> {
  try {
    return await reader.question(question)
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw new TengyunError('tengyun/interrupted')
    throw error
  } finally {
    reader.close()
  }
}
