import { z } from 'zod'

const call = z.object({
  name: z.string(),
  /** An object, or a text that is sent as it is, JSON or not. */
  arguments: z.union([z.string(), z.record(z.string(), z.unknown())]).default({}),
})

/** Which requests a line of the script answers: all that is named must hold. Texts are regular expressions. */
const when = z.object({
  /** The last message of a person or another agent. */
  says: z.string().optional(),
  system: z.string().optional(),
  /** The name of a tool that is offered. */
  offers: z.string().optional(),
  /** Whether the last message is the result of a tool. */
  afterTools: z.boolean().optional(),
  model: z.string().optional(),
})

export const scriptLine = z.object({
  when: when.default({}),
  /** How often it answers before the next line that fits does. Default: always. */
  times: z.int().positive().optional(),
  /** `{{last}}` stands for the last message. */
  say: z.string().optional(),
  calls: z.array(call).optional(),
  reasoning: z.string().optional(),
  /** Milliseconds before the answer begins, and between two pieces of a stream. */
  delayMs: z.number().default(0),
  pieceDelayMs: z.number().default(0),
  pieceCharacters: z.int().positive().default(8),
  usage: z.object({ prompt: z.int(), completion: z.int(), cached: z.int().optional() }).optional(),
  /** An error in place of an answer. */
  status: z.int().optional(),
  code: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
  /** The connection breaks after so many pieces of a stream, or half-way through a plain answer. */
  breakAfter: z.int().optional(),
  /** Never answers. */
  hang: z.boolean().default(false),
  /** Sent as it is in place of JSON. */
  raw: z.string().optional(),
})

export const script = z.object({ lines: z.array(scriptLine) })

export type ScriptLine = z.infer<typeof scriptLine>
export type WrittenLine = z.input<typeof scriptLine>
export type Script = z.infer<typeof script>
/** As people write it: everything but the point may be left out. */
export type WrittenScript = z.input<typeof script>

/** What the scripted model is asked, as far as a script looks at it. */
export interface Asked {
  model: string
  messages: readonly {
    role: string
    content?: unknown
    tool_calls?: readonly { function: { name: string; arguments: string } }[] | undefined
  }[]
  tools?: readonly { function: { name: string } }[] | undefined
  response_format?: { type: string; json_schema?: { schema?: unknown } | undefined } | undefined
}

/** Knows what is answered to a request; nothing, where it has no answer. */
export interface Prompter {
  next(asked: Asked): ScriptLine | undefined
}

/** The lines of a script, and how often each has answered. */
export class ScriptPrompter implements Prompter {
  readonly #lines: readonly ScriptLine[]
  readonly #answered = new Map<ScriptLine, number>()

  constructor(written: WrittenScript) {
    this.#lines = script.parse(written).lines
  }

  /** The first line that fits and has not answered often enough. */
  next(asked: Asked): ScriptLine | undefined {
    const line = this.#lines.find((one) => this.#isLeft(one) && fits(one.when, asked))
    if (line) this.#answered.set(line, this.#count(line) + 1)
    return line
  }

  #isLeft(line: ScriptLine): boolean {
    return line.times === undefined || this.#count(line) < line.times
  }

  #count(line: ScriptLine): number {
    return this.#answered.get(line) ?? 0
  }
}

function fits(when: ScriptLine['when'], asked: Asked): boolean {
  const matches = (pattern: string | undefined, text: string) =>
    pattern === undefined || new RegExp(pattern, 'su').test(text)
  const offered = asked.tools?.map((tool) => tool.function.name) ?? []
  return (
    matches(when.says, lastSaid(asked)) &&
    matches(when.system, systemOf(asked)) &&
    matches(when.model, asked.model) &&
    (when.offers === undefined || offered.includes(when.offers)) &&
    (when.afterTools === undefined || when.afterTools === (asked.messages.at(-1)?.role === 'tool'))
  )
}

export const lastSaid = ({ messages }: Asked): string =>
  textOf(messages.findLast(({ role }) => role === 'user'))

const systemOf = ({ messages }: Asked): string =>
  messages
    .filter(({ role }) => role === 'system')
    .map(textOf)
    .join('\n')

const textOf = (message: { content?: unknown } | undefined): string =>
  typeof message?.content === 'string' ? message.content : ''
