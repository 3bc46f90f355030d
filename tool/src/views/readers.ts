import type { Reader } from '../databases/postgres/readers.ts'
import { inLanguage, type Text } from '../text.ts'
import type { Terminal } from './terminal.ts'

/** One line for each read-only instance. @param most seconds behind after which one gets no more connections */
export function showReaders(
  { say, colors, language }: Terminal,
  readers: readonly Reader[],
  most: number,
): void {
  for (const reader of readers) {
    const sign = isWell(reader, most) ? colors.green('●') : colors.yellow('○')
    const { name, id, zone, state } = reader
    say(
      `  ${sign} ${name}  ${inLanguage(wordsOf(reader, most), language)}  ${colors.dim(`${id} ${zone} ${state}`)}`,
    )
  }
}

function isWell({ state, told }: Reader, most: number): boolean {
  return state === 'running' && !('why' in told) && told.hears && told.lag !== null && told.lag <= most
}

function wordsOf({ told }: Reader, most: number): Text {
  if ('why' in told) return { en: `does not answer: ${told.why.en}`, zh: `没有应答：${told.why.zh}` }
  const { lag, hears } = told
  if (lag === null) return { en: 'follows no primary', zh: '不跟随任何主库' }
  const seconds = `${lag.toFixed(1)} s`
  if (!hears)
    return {
      en: `hears nothing from the primary, ${seconds} old`,
      zh: `收不到主库的日志，数据已旧 ${seconds}`,
    }
  if (lag > most)
    return {
      en: `${seconds} behind the primary, more than postgres.readOnly.maxLag (${most} s)`,
      zh: `落后主库 ${seconds}，超过 postgres.readOnly.maxLag（${most} s）`,
    }
  return { en: `${seconds} behind the primary`, zh: `落后主库 ${seconds}` }
}

/** Null where an instance did not say; then `why` says why. */
export function readersDocument(readers: readonly Reader[]) {
  return readers.map(({ told, ...reader }) =>
    'why' in told
      ? { ...reader, lag: null, hears: null, why: told.why.en }
      : { ...reader, lag: told.lag, hears: told.hears, why: null },
  )
}
