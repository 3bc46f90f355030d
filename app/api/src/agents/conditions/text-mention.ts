import { textOf } from '../message-text.ts'
import { FirstMatch } from './first-match.ts'

/** Any message, an event too, holds the text. */
export const textMention = (text: string) =>
  new FirstMatch((message) => (textOf(message).includes(text) ? `Text '${text}' mentioned` : undefined))
