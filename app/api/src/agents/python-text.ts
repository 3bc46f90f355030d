/** AutoGen's texts hold values the way Python writes them; what is compared with them has to be written alike. */

/** `repr` of a string: in single quotes, or in double ones where it holds single ones and no double ones. */
export function pythonString(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(quote, `\\${quote}`)
  return quote + escaped + quote
}

export function pythonList(items: readonly string[]): string {
  return `[${items.join(', ')}]`
}

export function pythonBoolean(value: boolean): string {
  return value ? 'True' : 'False'
}

/** `repr` of a float: whole numbers keep a decimal place. */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e')
    return `${digits}e${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(2, '0')}`
  }
  return Number.isInteger(value) ? `${value}.0` : String(value)
}

/** `str.format` as far as configurations use it: `{name}`, and `{{` and `}}` for braces. Unknown names stay. */
export function pythonFormat(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name: string | undefined) => {
    if (name === undefined) return found.charAt(0)
    return Object.hasOwn(values, name) ? (values[name] ?? '') : found
  })
}
