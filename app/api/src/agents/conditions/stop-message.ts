import { FirstMatch } from './first-match.ts'

export const stopMessage = () =>
  new FirstMatch((message) => (message.type === 'StopMessage' ? 'Stop message received' : undefined))
