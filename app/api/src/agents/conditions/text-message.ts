import { FirstMatch } from './first-match.ts'

/** A plain text message came, from anybody or from one source. */
export const textMessage = (source?: string) =>
  new FirstMatch((message) =>
    message.type === 'TextMessage' && (source === undefined || message.source === source)
      ? `Text message received from '${message.source}'`
      : undefined,
  )
