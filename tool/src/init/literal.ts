/** A string or a list of them as TypeScript writes it. */
export function literal(value: string | readonly string[]): string {
  if (typeof value !== 'string') return `[${value.map(literal).join(', ')}]`
  if (!value.includes("'")) return `'${value.replaceAll('\\', '\\\\')}'`
  return value.includes('"')
    ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    : JSON.stringify(value)
}
