import { CloudError } from '../errors.ts'
import { type Field, type ObjectType, requestsOf, type Scalar } from './declared-types.ts'

/** Whether the cloud has the action, be it emulated or not. */
export function isKnownAction(product: string, action: string): boolean {
  return requestsOf(product).byAction.has(action)
}

/**
 * Holds a request against its declared type. `null` counts as absent, as it does for the cloud.
 *
 * Codes: https://cloud.tencent.com/document/api/213/30435 (the platform's common errors).
 *
 * @throws CloudError `NoSuchVersion`, `InvalidAction`, `UnknownParameter`, `MissingParameter` or
 *   `InvalidParameter`; the message names the field by its path: `Filters.0.Name`.
 */
export function checkRequest(
  product: string,
  version: string,
  action: string,
  body: unknown,
): asserts body is object {
  const requests = requestsOf(product)
  if (requests.version !== version) {
    throw new CloudError(
      'NoSuchVersion',
      `The version \`${version}\` of the product ${product} does not exist.`,
    )
  }
  const type = requests.byAction.get(action)
  if (type === undefined) {
    throw new CloudError('InvalidAction', `The action \`${action}\` does not exist in version ${version}.`)
  }
  if (!isObject(body)) throw new CloudError('InvalidParameter', 'The request body is not a JSON object.')
  checkObject(type, body, '')
}

function checkObject(type: ObjectType, object: Record<string, unknown>, path: string): void {
  for (const name in object) {
    const value = object[name]
    const field = type.fields.get(name)
    if (field === undefined) {
      throw new CloudError('UnknownParameter', `The parameter \`${path}${name}\` is not recognized.`)
    }
    if (value !== null) checkField(field, value, path + name)
  }
  for (const name of type.required) {
    if (object[name] === undefined || object[name] === null) {
      throw new CloudError(
        'MissingParameter',
        `The request is missing a required parameter \`${path}${name}\`.`,
      )
    }
  }
}

function checkField(field: Field, value: unknown, path: string): void {
  if (field.isArray) checkArray(field.type, value, path)
  else checkValue(field.type, value, path)
}

function checkArray(type: Scalar | ObjectType, value: unknown, path: string): void {
  if (!Array.isArray(value)) throw mistyped(path)
  for (let index = 0; index < value.length; index += 1) checkValue(type, value[index], `${path}.${index}`)
}

function checkValue(type: Scalar | ObjectType, value: unknown, path: string): void {
  if (typeof type === 'string') {
    if (typeof value !== type) throw mistyped(path)
  } else {
    if (!isObject(value)) throw mistyped(path)
    checkObject(type, value, `${path}.`)
  }
}

function mistyped(path: string): CloudError {
  return new CloudError('InvalidParameter', `The value type of parameter \`${path}\` is not valid.`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
