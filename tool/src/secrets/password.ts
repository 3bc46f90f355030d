import { randomInt } from 'node:crypto'

const sets = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-_=+']
const length = 32

/**
 * A random password that PostgreSQL and Redis of the cloud both take: 32 characters (both accept up to 32) with
 * each of the four classes PostgreSQL asks for, the specials from those that need no quoting in a URL or shell
 * beyond percent-encoding. Look-alike characters are left out.
 */
export function generatePassword(): string {
  const required = sets.map((set) => pick(set))
  const rest = Array.from({ length: length - required.length }, () => pick(sets.join('')))
  const characters = [...required, ...rest]
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? '']
  }
  return characters.join('')
}

function pick(set: string): string {
  return set.charAt(randomInt(set.length))
}
