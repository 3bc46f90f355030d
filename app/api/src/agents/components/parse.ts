import { isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Language } from '../../errors/language.ts'
import { jsonMistake } from '../tools/json-mistake.ts'

/** A file that is neither JSON nor YAML, or that no team file looks like. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  /** What is wrong with it. */
  readonly why: Record<Language, string>

  constructor(why: Record<Language, string>, options?: ErrorOptions) {
    super(why.en, options)
    this.why = why
  }
}

/** The YAML parser takes a second for so much, and nothing else is done meanwhile. */
const MOST_YAML_CHARACTERS = 512 * 1024
/** Teams nest a few levels, each some braces deep; what is deeper would exhaust the stack of whoever walks it. */
const DEEPEST_NESTING = 200

/** YAML reads JSON, too; its parser is only asked where JSON's own, which is faster and says more, gives up. */
export function parseTeamFile(text: string): unknown {
  const content = parseText(text.replace(/^\uFEFF/, ''))
  if (isDeeperThan(DEEPEST_NESTING, content)) throw new UnreadableFile(tooDeep)
  return content
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (/^\s*[[{]/.test(text)) throw new UnreadableFile(jsonMistakeIn(text), { cause: error })
  }
  try {
    return parseYaml(text)
  } catch (error) {
    throw new UnreadableFile(yamlMistake(error), { cause: error })
  }
}

function parseYaml(text: string): unknown {
  if (text.length > MOST_YAML_CHARACTERS) throw new UnreadableFile(tooLong)
  const lines = new LineCounter()
  // The parser's own look for keys that come twice compares each with each: minutes for a large file.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false })
  const [error] = document.errors
  if (error) throw error
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (seen.has(key.value))
          throw new UnreadableFile(twice(`${key.value}`, lines.linePos(key.range?.[0] ?? 0).line))
        seen.add(key.value)
      }
    },
  })
  return document.toJS({ maxAliasCount: 100 })
}

/** Also true of what contains itself, as aliases of YAML can. */
function isDeeperThan(levels: number, content: unknown): boolean {
  if (typeof content !== 'object' || content === null) return false
  return levels === 0 || Object.values(content).some((inner) => isDeeperThan(levels - 1, inner))
}

/** Where JSON is wrong. The engine's own message quotes the text around that, which may hold a key. */
function jsonMistakeIn(text: string): Record<Language, string> {
  try {
    const [, what = '', line, column] = /^(.*): line (\d+) column (\d+)/.exec(jsonMistake(text)) ?? []
    return {
      en: `${what} in line ${line}, column ${column}`,
      'zh-CN': `第 ${line} 行第 ${column} 列：${what}`,
    }
  } catch {
    return tooDeep
  }
}

function yamlMistake(error: unknown): Record<Language, string> {
  if (error instanceof UnreadableFile) return error.why
  const [message = ''] = error instanceof Error ? error.message.split('\n') : []
  const [, what = message, line, column] = /^(.*) at line (\d+), column (\d+)/.exec(message) ?? []
  if (line === undefined) return { en: what, 'zh-CN': what }
  return { en: `${what} in line ${line}, column ${column}`, 'zh-CN': `第 ${line} 行第 ${column} 列：${what}` }
}

const tooDeep = {
  en: `it is nested more than ${DEEPEST_NESTING} levels deep`,
  'zh-CN': `嵌套超过 ${DEEPEST_NESTING} 层`,
}
const tooLong = {
  en: `as YAML it may have ${MOST_YAML_CHARACTERS} characters`,
  'zh-CN': `YAML 文件最多 ${MOST_YAML_CHARACTERS} 个字符`,
}
const twice = (key: string, line: number) => ({
  en: `the key ${key} comes twice, again in line ${line}`,
  'zh-CN': `键 ${key} 出现两次，第二次在第 ${line} 行`,
})
