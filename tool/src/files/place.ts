import { resolve } from 'node:path'

/** One side of a sync. */
export type Place =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'bucket'; readonly bucket: string; readonly prefix: string }

/** The environment's own bucket of files, as a word: `cos:reports/2026`. */
const own = /^cos:(?!\/\/)(.*)$/
/** Any bucket of the region: `cos://name-1250000000/reports`. */
const any = /^cos:\/\/([a-z0-9-]+-\d+)(?:\/(.*))?$/

/**
 * What a person calls a place. Everything that does not begin with `cos:` is a folder.
 *
 * @returns undefined for a bucket that has no name like one
 */
export function placeIn(word: string, ownBucket: string, folder: string): Place | undefined {
  const [, prefix] = own.exec(word) ?? []
  if (prefix !== undefined) return { kind: 'bucket', bucket: ownBucket, prefix: below(prefix) }
  const [, bucket, rest = ''] = any.exec(word) ?? []
  if (bucket !== undefined) return { kind: 'bucket', bucket, prefix: below(rest) }
  return word.startsWith('cos:') ? undefined : { kind: 'folder', path: resolve(folder, word) }
}

/** Prefixes are folders here: `reports` must not take in `reports-old`. */
function below(prefix: string): string {
  const trimmed = prefix.replace(/^\/+|\/+$/g, '')
  return trimmed === '' ? '' : `${trimmed}/`
}

export const nameOf = (place: Place): string =>
  place.kind === 'folder' ? place.path : `cos://${place.bucket}/${place.prefix}`
