/** A shell script for a host, as data: composed in one place, run or shown in another. */
export interface Script {
  /** What it does, for progress and errors. */
  readonly title: string
  /** Lines of bash; run with `set -eu`. */
  readonly lines: readonly string[]
  /** Values that stand in the script as `{{tat-hidden:name}}` and in no record of it. */
  readonly hidden?: Readonly<Record<string, string>>
  /** Whether it may print more than the 24 KB that TAT keeps. The rest then comes through COS. */
  readonly printsMuch?: boolean
  /** Seconds it may take. */
  readonly timeout: number
}

/** Quotes a word for the shell. The one place where quoting is decided. */
export function quote(word: string): string {
  return /^[A-Za-z0-9_/.:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** Writes a text to a file through base64, so that nothing in it means anything to the shell on the way. */
export function writeFile(path: string, content: string, mode = '0644'): string[] {
  const encoded = Buffer.from(content).toString('base64')
  return writeEncoded(path, encoded, mode)
}

/** The same for a hidden value: the script holds a place, the record stars. */
export function writeHidden(path: string, hiddenName: string, mode = '0600'): string[] {
  return writeEncoded(path, `{{tat-hidden:${hiddenName}}}`, mode)
}

/** A hidden value as `writeHidden` expects it. */
export function hide(content: string): string {
  return Buffer.from(content).toString('base64')
}

function writeEncoded(path: string, encoded: string, mode: string): string[] {
  const target = quote(path)
  const partial = quote(`${path}.partial`)
  return [
    `(umask 077; printf %s '${encoded}' | base64 -d > ${partial})`,
    `chmod ${mode} ${partial}`,
    `mv -f ${partial} ${target}`,
  ]
}
