import { TengyunError } from '../errors/tengyun-error.ts'
import { type Level, levels } from '../logs/host/line.ts'
import type { Wanted } from '../logs/host/wanted.ts'
import { momentOf } from '../logs/moment.ts'
import type { Options } from './command.ts'

/** More than anybody reads on a screen. */
const usualLines = 500

/** @throws TengyunError `cli/usage` */
export function wantedIn(options: Options & { readonly since: string }): Wanted {
  const { since, service = '', level, grep, release, request } = options
  const moment = momentOf(since, Date.now())
  if (moment === undefined) throw usage(`--since ${since}`, '15m, 2h, 1d, 2026-11-23T08:00')
  if (grep !== undefined && !isExpression(grep))
    throw usage(`--grep ${grep}`, { en: 'a regular expression', zh: '正则表达式' })
  const lines = Number(options.lines ?? usualLines)
  if (!Number.isInteger(lines) || lines < 1) throw usage(`--lines ${options.lines}`, '1, 2, 3 …')
  return {
    since: moment,
    services: service.split(',').filter((one) => one !== ''),
    lines,
    ...(level === undefined ? {} : { level: levelIn(level) }),
    ...(grep === undefined ? {} : { grep }),
    ...(release === undefined ? {} : { release }),
    ...(request === undefined ? {} : { request }),
  }
}

function levelIn(word: string): Level {
  const level = levels.find((one) => one === word.toLowerCase())
  if (level === undefined) throw usage(`--level ${word}`, levels.join(', '))
  return level
}

function isExpression(text: string): boolean {
  try {
    new RegExp(text)
    return true
  } catch {
    return false
  }
}

export function usage(where: string, why: TengyunError['explanation']['why'] = ''): TengyunError {
  return new TengyunError('cli/usage', { where, why, command: 'npx tengyun help logs' })
}
