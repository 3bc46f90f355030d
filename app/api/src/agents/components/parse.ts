import { isScalar, LineCounter, parseDocument, visit } from 'yaml'
import { jsonMistake } from '../tools/json-mistake.ts'

/** A file that is neither JSON nor YAML, or that no team file looks like. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/** The YAML parser takes a second for so much, and nothing else is done meanwhile. */
const MOST_YAML_CHARACTERS = 512 * 1024
/** Teams nest a few levels, each some braces deep; what is deeper would exhaust the stack of whoever walks it. */
const DEEPEST_NESTING = 200

/** YAML reads JSON, too; its parser is only asked where JSON's own, which is faster and says more, gives up. */
export function parseTeamFile(text: string): unknown {
  const content = parseText(text.replace(/^\uFEFF/, ''))
  if (isDeeperThan(DEEPEST_NESTING, content))
    throw new UnreadableFile(`it is nested more than ${DEEPEST_NESTING} levels deep`)
  return content
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (/^\s*[[{]/.test(text)) throw new UnreadableFile(mistakeIn(text), { cause: error })
  }
  try {
    return parseYaml(text)
  } catch (error) {
    throw new UnreadableFile(messageOf(error), { cause: error })
  }
}

function parseYaml(text: string): unknown {
  if (text.length > MOST_YAML_CHARACTERS)
    throw new Error(`as YAML it may have ${MOST_YAML_CHARACTERS} characters and has ${text.length}`)
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
        const { line } = lines.linePos(key.range?.[0] ?? 0)
        if (seen.has(key.value)) throw new Error(`the key ${key.value} comes twice, again in line ${line}`)
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
function mistakeIn(text: string): string {
  try {
    return jsonMistake(text)
  } catch {
    return 'it is nested too deeply to say where it is wrong'
  }
}

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
