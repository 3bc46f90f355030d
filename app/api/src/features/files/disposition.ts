/**
 * A name in a header, by RFC 6266: in UTF-8, and for old readers in ASCII with `_` for what that has not.
 */
export function disposition(type: 'attachment' | 'inline', name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return `${type}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
