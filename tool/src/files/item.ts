/** A file or an object, by its path below the place that is looked at. */
export interface Item {
  /** With `/` between its parts; never begins or ends with one. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
  /** MD5 of the content in hexadecimal, where it is known without reading it. */
  readonly md5?: string
}

/** Something that is there and is no item: why it is left alone. */
export interface LeftOut {
  readonly path: string
  readonly reason: 'not-a-file' | 'no-path'
}

export interface Listing {
  readonly items: readonly Item[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Whether a key can be a file below a folder. What climbs out of the folder, has empty parts or a control character
 * is no path on every system.
 */
export function isPath(key: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(key)) return false
  return key.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}
