import { commonWords } from './common-passwords.ts'
import { nameKey } from './name.ts'

/** In characters. Of the 3,000 most common passwords, fewer than ten are as long. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200
/** Different letters that a guesser must find after all that is predictable was taken away. */
const LEAST_SURPRISE = 5
/** People reach for figures and signs where they must, and always for the same ones. */
const SURPRISE_OF_OTHERS = 0.5

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/**
 * Whether a guesser would come to it early. What remains of a password without common words, the person's own
 * name, repetitions and runs such as `4567` must still be worth guessing.
 */
export function isPredictable(password: string, name: string): boolean {
  const text = nameKey(password)
  const words = [...commonWords, nameKey(name).replaceAll(/\s/g, '')]
  return [text, withoutLookalikes(text)].some((spelling) => surpriseIn(spelling, words) < LEAST_SURPRISE)
}

function withoutLookalikes(text: string): string {
  return [...text].map((character) => lookalikes[character] ?? character).join('')
}

function surpriseIn(text: string, words: readonly string[]): number {
  const longestFirst = words.filter(Boolean).sort((a, b) => b.length - a.length)
  let rest = text
  for (const word of longestFirst) rest = rest.replaceAll(word, ' ')
  const left = new Set(withoutRuns(rest).replaceAll(/\s/g, ''))
  return [...left].reduce((sum, character) => sum + (isLetter(character) ? 1 : SURPRISE_OF_OTHERS), 0)
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}

/** Without characters that are the same as the one before them, or next to it in Unicode: `aaa`, `789`, `cba`. */
function withoutRuns(text: string): string {
  const characters = [...text]
  return characters
    .filter((character, at) => Math.abs(codeOf(character) - codeOf(characters[at - 1])) > 1)
    .join('')
}

function codeOf(character: string | undefined): number {
  return character?.codePointAt(0) ?? Number.NEGATIVE_INFINITY
}
