/** From low to critical, the four levels at which China's emergency services grade an incident. */
export const severities = ['low', 'normal', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** All in characters. */
export const TITLE_LENGTH = 120
export const PLACE_LENGTH = 80
export const BODY_LENGTH = 20_000
/** What a list shows of the body. */
export const EXCERPT_LENGTH = 160
