import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'

/** A script with its parameters filled in, and the same as records may show it. */
export interface FilledScript {
  readonly script: string
  /** JSON of the parameters, the hidden ones as `******`. */
  readonly shown: string
}

const placeholder = /\{\{(tat-hidden:)?([a-zA-Z0-9_-]+)\}\}/g

/**
 * Fills `{{key}}` and `{{tat-hidden:key}}`; the latter's values are secrets.
 *
 * @throws CloudError for parameters that are not a JSON object of texts, and for placeholders without a value
 */
export function fillParameters(content: string, enabled: boolean, json: string | undefined): FilledScript {
  if (!enabled) {
    if (json === undefined) return { script: content, shown: '' }
    throw new CloudError(
      'InvalidParameterValue.SupportParametersOnlyIfEnableParameter',
      'Parameters need EnableParameter.',
    )
  }
  const parameters = readParameters(json ?? '{}')
  const hidden = new Set<string>()
  const script = content.replace(placeholder, (_, isHidden: string | undefined, key: string) => {
    const value = parameters.get(key)
    if (value === undefined) {
      throw new CloudError(
        'InvalidParameterValue.LackOfParameterInfo',
        `The parameter \`${key}\` has no value.`,
      )
    }
    if (isHidden) hidden.add(key)
    return value
  })
  const shown = [...parameters].map(([key, value]) => [key, hidden.has(key) ? '******' : value])
  return { script, shown: JSON.stringify(Object.fromEntries(shown)) }
}

function readParameters(json: string): Map<string, string> {
  const value = parse(json)
  const entries = Object.entries(value)
  if (entries.length > limits.parameters) {
    throw new CloudError(
      'InvalidParameterValue.ParameterNumberExceeded',
      `At most ${limits.parameters} parameters.`,
    )
  }
  for (const [key, text] of entries) {
    if (!/^[a-zA-Z0-9_-]+$/.test(key)) {
      throw new CloudError(
        'InvalidParameterValue.ParameterKeyContainsInvalidChar',
        `The parameter name \`${key}\` may contain letters, digits, - and _.`,
      )
    }
    if (key.length > limits.parameterName) {
      throw new CloudError(
        'InvalidParameterValue.ParameterKeyLenExceeded',
        `The name \`${key}\` is too long.`,
      )
    }
    if (typeof text !== 'string') {
      throw new CloudError(
        'InvalidParameterValue.ParameterValueNotString',
        `The value of \`${key}\` is no text.`,
      )
    }
  }
  return new Map(entries as [string, string][])
}

function parse(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Not JSON at all; refused below like JSON that is no object.
  }
  throw new CloudError(
    'InvalidParameterValue.ParameterInvalidJsonFormat',
    'Parameters must be a JSON object.',
  )
}
