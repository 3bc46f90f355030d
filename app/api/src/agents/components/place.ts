import { z } from 'zod'
import type { Family, Readers } from './families.ts'
import { familyWords, typeWords } from './kind-words.ts'
import { type Details, type Problem, problemOf } from './problem.ts'
import type { ProblemCode } from './problem-texts.ts'

/** What is the same at every place of one reading. */
export interface Reading {
  readonly problems: Problem[]
  readonly warnings: Problem[]
  readonly readers: Readers
  /** Programs that may be started as MCP servers over stdio. */
  readonly allowedCommands: ReadonlySet<string>
}

/** A place in a file: knows its path, and collects what is wrong there so that all of it is told at once. */
export class Place {
  readonly path: string
  readonly reading: Reading

  constructor(reading: Reading, path = '') {
    this.reading = reading
    this.path = path
  }

  at(...keys: readonly (string | number)[]): Place {
    return new Place(this.reading, keys.reduce(pathTo, this.path))
  }

  /** It cannot run because of this. */
  problem(code: ProblemCode, details?: Details): undefined {
    this.reading.problems.push(problemOf(this.path, code, details))
  }

  /** It runs, and this ought to be known. */
  warn(code: ProblemCode, details?: Details): void {
    this.reading.warnings.push(problemOf(this.path, code, details))
  }

  /**
   * What the schema makes of it. Keys that are null count as absent: AutoGen leaves such keys out in some of its dumps
   * and writes them in others.
   */
  parse<T>(schema: z.ZodType<T>, raw: unknown): T | undefined {
    const result = schema.safeParse(withoutNulls(raw))
    if (result.success) return result.data
    for (const issue of result.error.issues) this.at(...keysOf(issue)).#tell(issue)
    return undefined
  }

  /** The component under a key. Reports it when there is none. */
  child<F extends keyof Family>(family: F, key: string, raw: unknown): Family[F] | undefined {
    const place = this.at(key)
    if (raw === undefined) return place.problem('field/missing', { expected: familyWords[family] })
    return this.reading.readers[family](raw, place)
  }

  /** The components of a list, or undefined if there is one that cannot be read. */
  children<F extends keyof Family>(
    family: F,
    key: string,
    raws: readonly unknown[],
  ): Family[F][] | undefined {
    const read = raws.map((raw, at) => this.reading.readers[family](raw, this.at(key, at)))
    const whole = read.filter((one) => one !== undefined)
    return whole.length === read.length ? whole : undefined
  }

  #tell(issue: z.core.$ZodIssue): void {
    if (issue.code === 'invalid_type' && /received undefined$/.test(issue.message))
      this.problem('field/missing', { expected: typeWords(issue.expected) })
    else this.problem('field/invalid', { why: { en: issue.message, 'zh-CN': inChinese(issue) } })
  }
}

const chinese = z.locales.zhCN().localeError

function inChinese(issue: z.core.$ZodIssue): string {
  const said = chinese({ ...issue, input: issue.input } as z.core.$ZodRawIssue)
  return (typeof said === 'string' ? said : said?.message) ?? issue.message
}

const keysOf = (issue: z.core.$ZodIssue) =>
  issue.path.filter((key) => typeof key === 'string' || typeof key === 'number')

const PLAIN_KEY = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u

export function pathTo(path: string, key: string | number): string {
  if (typeof key === 'number') return `${path}[${key}]`
  if (!PLAIN_KEY.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path ? `${path}.${key}` : key
}

function withoutNulls(raw: unknown): unknown {
  const record = z.record(z.string(), z.unknown()).safeParse(raw)
  if (!record.success) return raw
  return Object.fromEntries(Object.entries(record.data).filter(([, value]) => value !== null))
}
