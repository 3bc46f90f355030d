import { AppError } from '../../errors/app-error.ts'

const shortWords: Readonly<Record<string, string>> = {
  text: 'text/plain',
  markdown: 'text/markdown',
  csv: 'text/csv',
  json: 'application/json',
  yaml: 'application/yaml',
}

/** The media type without parameters: text is UTF-8 throughout. */
export function mediaTypeOf(type: string): string {
  const [word = ''] = type.toLowerCase().split(';', 1)
  const known = shortWords[word.trim()] ?? word.trim()
  if (/^[a-z]+\/[a-z0-9][a-z0-9.+-]{0,80}$/.test(known)) return known
  const words = Object.keys(shortWords).join(', ')
  throw new AppError('request/invalid', { problems: `type must be a media type, or one of ${words}` })
}

/** As it is sent: a reader that must guess at the encoding of Chinese text guesses wrong. */
export function withCharset(mediaType: string): string {
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType
}
