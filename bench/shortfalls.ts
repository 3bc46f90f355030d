import type { Figure } from './figure.ts'

/** Why a figure falls short, as far as it was found out. */
const causes: readonly { readonly what: RegExp; readonly why: string }[] = []

/** What is to be said of a figure that is not as it is meant to be. */
export function shortfallOf({ what }: Figure): string {
  const why = causes.find((cause) => cause.what.test(what))?.why
  return `*${what}*: ${why ?? 'the cause was not looked for yet.'}`
}
