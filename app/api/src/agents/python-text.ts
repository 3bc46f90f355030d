import type { Json } from './json.ts'

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

/** `repr` of what JSON holds. */
export function pythonValue(value: Json): string {
  if (typeof value === 'string') return pythonString(value)
  if (typeof value === 'boolean') return pythonBoolean(value)
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'number') return String(value)
  if (isList(value)) return pythonList(value.map(pythonValue))
  const pairs = Object.entries(value).map(([key, each]) => `${pythonString(key)}: ${pythonValue(each)}`)
  return `{${pairs.join(', ')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** `str`: as `repr`, but for texts, which stand as they are. */
export const pythonText = (value: Json): string => (typeof value === 'string' ? value : pythonValue(value))

/**
 * `str.format` with named values: `{name}`, `{name!r}`, `{name:>8}`, and `{{` and `}}` for braces. Names that are not
 * known stay as they are written, where Python fails.
 */
export function pythonFormat(template: string, values: Readonly<Record<string, Json>>): string {
  return template.replace(
    /\{\{|\}\}|\{(\w+)(?:!([rsa]))?(?::([^{}]*))?\}/g,
    (found, name?: string, conversion?: string, layout = '') => {
      if (name === undefined) return found.charAt(0)
      if (!Object.hasOwn(values, name)) return found
      const value = values[name]
      if (conversion === 'r' || conversion === 'a') return laidOut(pythonValue(value), layout, '<')
      // Python lays a bool out as the number it is.
      if (typeof value === 'boolean' && layout && !conversion)
        return laidOut(String(Number(value)), layout, '>')
      return laidOut(pythonText(value), layout, typeof value === 'number' ? '>' : '<')
    },
  )
}

/** Fill, alignment, width and precision of a text, as in `*^12.5`. */
function laidOut(text: string, layout: string, usual: '<' | '>'): string {
  const read = /^(?:(.)?([<>^]))?(\d+)?(?:\.(\d+))?[sd]?$/su.exec(layout)
  if (!read) return text
  const [, fill = ' ', align = usual, width = '0', precision] = read
  const characters = [...text].slice(0, precision === undefined ? undefined : Number(precision))
  const missing = Math.max(0, Number(width) - characters.length)
  const before = align === '<' ? 0 : align === '>' ? missing : Math.floor(missing / 2)
  return fill.repeat(before) + characters.join('') + fill.repeat(missing - before)
}
