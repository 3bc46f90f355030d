import { type Format, type Level, levels } from '../line.ts'

/** Lines as pino and its like write them: JSON with `time`, `level` and `msg`. */
export const json: Format = (text) => {
  const record = read(text)
  if (record === undefined) return undefined
  const { time, level, msg, message, release, requestId, reqId, slot, err, ...rest } = record
  const at = typeof time === 'number' ? time : Date.parse(String(time))
  if (Number.isNaN(at)) return undefined
  for (const known of ['pid', 'hostname', 'app', 'name', 'v']) delete rest[known]
  const id = requestId ?? reqId
  const known = levelOf(level)
  return {
    at,
    text: `${[String(msg ?? message ?? ''), fieldsIn(rest)].filter((part) => part !== '').join('  ')}${errorIn(err)}`,
    ...(known === undefined ? {} : { level: known }),
    ...(typeof release === 'string' ? { release } : {}),
    ...(typeof slot === 'string' ? { slot } : {}),
    ...(typeof id === 'string' ? { requestId: id } : {}),
  }
}

function read(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('{')) return undefined
  try {
    return JSON.parse(text)
  } catch {
    // Cut off, by a full disk say, or by a rotation while it was written.
    return undefined
  }
}

/** pino's numbers, in tens; or a word. https://getpino.io/#/docs/api?id=loggerlevels-object */
function levelOf(level: unknown): Level | undefined {
  if (typeof level === 'number') return levels[Math.min(Math.max(Math.round(level / 10), 1), 6) - 1]
  return levels.find((one) => one === String(level).toLowerCase())
}

function fieldsIn(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
}

function errorIn(err: unknown): string {
  if (typeof err !== 'object' || err === null) return ''
  const { message, stack } = err as { readonly message?: unknown; readonly stack?: unknown }
  if (typeof stack === 'string') return `\n${stack}`
  return message === undefined ? '' : `  ${message}`
}
