import { catalogue } from '../errors/catalogue.ts'
import { exitCodes } from '../errors/exit-codes.ts'
import { asTengyunError, type TengyunError } from '../errors/tengyun-error.ts'
import { inLanguage } from '../text.ts'
import type { Terminal } from './terminal.ts'

/** Tells an error in the catalogue's order: what, where, why, what is true now, what to do. Answers the exit code. */
export function showError(terminal: Terminal, thrown: unknown): number {
  const error = asTengyunError(thrown)
  const { language } = terminal
  terminal.note(renderError(terminal, error))
  const { where, why, now, problems } = error.explanation
  terminal.document({
    error: {
      code: error.code,
      message: inLanguage(catalogue[error.code].title, language),
      where: where === undefined ? undefined : inLanguage(where, language),
      why: why === undefined ? undefined : inLanguage(why, language),
      now: now === undefined ? undefined : inLanguage(now, language),
      problems: problems?.map(({ path, message }) => ({ path, message: inLanguage(message, language) })),
    },
  })
  return exitCodes[error.family]
}

export function renderError({ language, colors }: Terminal, error: TengyunError): string {
  const { title, next } = catalogue[error.code]
  const { explanation } = error
  const say = (text: Parameters<typeof inLanguage>[0]) => inLanguage(text, language)
  const row = (label: { en: string; zh: string }, text: Parameters<typeof inLanguage>[0] | undefined) =>
    text === undefined ? [] : [`  ${colors.dim(say(label).padEnd(labelWidth))}${indent(say(text))}`]
  const problems = (explanation.problems ?? []).map(
    ({ path, message }) => `  ${colors.yellow(path)}: ${say(message)}`,
  )
  return [
    `${colors.red(say({ en: 'error', zh: '错误' }))} ${colors.bold(error.code)}: ${say(title)}`,
    '',
    ...row({ en: 'where', zh: '位置' }, explanation.where),
    ...row({ en: 'why', zh: '原因' }, explanation.why),
    ...problems,
    ...row({ en: 'now', zh: '现状' }, explanation.now),
    ...row({ en: 'next', zh: '下一步' }, explanation.next ?? next),
    ...(explanation.command === undefined
      ? []
      : [`${' '.repeat(labelWidth + 6)}${colors.cyan(explanation.command)}`]),
    ...(error.family === 'bug' ? ['', trace(error)] : []),
  ].join('\n')
}

const labelWidth = 8

function indent(text: string): string {
  return text.split('\n').join(`\n${' '.repeat(labelWidth + 2)}`)
}

function trace(error: TengyunError): string {
  const { cause } = error
  return (cause instanceof Error ? cause.stack : undefined) ?? error.stack ?? ''
}
