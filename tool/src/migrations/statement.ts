import { hasSqlDetails, type Node, parse } from 'libpg-query'

/** One statement of a migration, as PostgreSQL's own parser understands it. */
export interface Statement {
  /** The line it begins in, from 1. */
  readonly line: number
  readonly node: Node
  /** Comments in front of it and within it. */
  readonly comments: readonly string[]
}

/** Where a file is no SQL, in the parser's words. */
export interface SyntaxMistake {
  readonly line: number
  readonly message: string
}

/** Reads what a migration does on its way up. */
export async function readStatements(sql: string): Promise<Statement[] | SyntaxMistake> {
  const up = upPart(sql)
  try {
    const { stmts = [] } = await parse(up)
    // The parser counts bytes, and a comment may be Chinese.
    const bytes = Buffer.from(up)
    let ended = 0
    return stmts.flatMap(({ stmt, stmt_location: from = 0, stmt_len: length }) => {
      const end = length === undefined ? bytes.length : from + length
      // Where a statement has comments in front of it, the parser leaves them out.
      const text = bytes.toString('utf8', ended, end)
      const before = bytes.toString('utf8', 0, ended) + (inFront.exec(text)?.[0] ?? '')
      ended = end
      return stmt === undefined
        ? []
        : [{ line: linesIn(before), node: stmt, comments: text.match(comment) ?? [] }]
    })
  } catch (error) {
    if (!hasSqlDetails(error)) throw error
    const position = error.sqlDetails?.cursorPosition ?? 0
    return { line: linesIn(Buffer.from(up).toString('utf8', 0, position)), message: error.message }
  }
}

/** The part before `-- Down Migration`, where node-pg-migrate ends the way up. */
const upPart = (sql: string) => sql.split(/^\s*--[\s-]*down\s+migration/im, 1)[0] ?? ''

const comment = /--[^\n]*|\/\*[\s\S]*?\*\//g
/** From the end of the statement before: its semicolon, white space and comments. */
const inFront = /^(?:[\s;]+|--[^\n]*|\/\*[\s\S]*?\*\/)*/

const linesIn = (text: string) => text.split('\n').length
