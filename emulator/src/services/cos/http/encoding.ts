/** Percent-encodes all but letters, digits and `-_.~`, as COS does in signatures. */
export function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The same for a key in a URL or a listing, where `/` stays. */
export function encodeKey(key: string): string {
  return encodeStrictly(key).replaceAll('%2F', '/')
}
