import { FirstMatch } from './first-match.ts'

/** Somebody hands over to the target, which is usually no participant but a person. */
export const handoffTo = (target: string) =>
  new FirstMatch((message) =>
    message.type === 'HandoffMessage' && message.target === target
      ? `Handoff to ${target} from ${message.source} detected.`
      : undefined,
  )
