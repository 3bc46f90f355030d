/** What stands where a secret stood. */
export const struck = '•••'

/** Characters below which a value is no secret that could be told from an ordinary word. */
const shortest = 8

/** Characters that tell a long secret from anything else: its beginning is struck out too, as lines may be cut off in it. */
const telling = 16

/**
 * Gives a function that strikes secrets out of texts: the ones that are known, in each form in which a program may have
 * written them, and what looks like one that is not.
 */
export function withoutSecrets(values: readonly string[]): (text: string) => string {
  const known = values
    // A rotated one keeps its former values behind it.
    .flatMap((value) => [value, ...value.split(',')])
    .filter((value) => value.length >= shortest)
    .flatMap(formsOf)
  // The longest first: one may begin with another.
  const ordered = [...new Set(known)].toSorted((one, other) => other.length - one.length)
  const beginnings = ordered
    .filter((value) => value.length > telling)
    .map((value) => ({
      pattern: new RegExp(`${literally(value.slice(0, telling))}\\S*`, 'g'),
      by: struck,
    }))
  return (text) =>
    [...beginnings, ...patterns].reduce(
      (struckOut, { pattern, by }) => struckOut.replaceAll(pattern, by),
      ordered.reduce((rest, value) => rest.replaceAll(value, struck), text),
    )
}

/** As it is, as it stands in a JSON text, in an address, and in base64, in which credentials travel. */
function formsOf(value: string): string[] {
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
  ]
}

/** As a part of a regular expression. */
function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

interface Pattern {
  readonly pattern: RegExp
  readonly by: string
}

/** What secrets look like that nobody gave us: those of other programs, of sessions, of people. */
const patterns: readonly Pattern[] = [
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
    by: struck,
  },
  { pattern: /AGE-SECRET-KEY-1[A-Z0-9]+/g, by: struck },
  // https://datatracker.ietf.org/doc/html/rfc7519
  { pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, by: struck },
  { pattern: /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, by: `$1 ${struck}` },
  // Names and passwords in addresses: postgresql://user:password@host.
  { pattern: /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, by: `$1:${struck}@` },
  // Keys of Tencent Cloud, of models, and of robots of WeCom.
  { pattern: /\bAKID[\w-]{13,}/g, by: struck },
  { pattern: /\bsk-[\w-]{16,}/g, by: struck },
  // Values behind a name that says what they are, in JSON, in settings, in addresses.
  {
    pattern:
      /((?:password|passwd|secret|token|api[_-]?key|private[_-]?key|signature|authorization|cookie|webhook\/send\?key)[\w-]*["']?\s*[=:]\s*["']?)(?!•)[^\s"'&,;}{]{6,}/gi,
    by: `$1${struck}`,
  },
]
