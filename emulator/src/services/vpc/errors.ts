import { CloudError } from '../../errors.ts'

export function notFound(id: string): CloudError {
  return new CloudError('ResourceNotFound', `The resource \`${id}\` does not exist.`)
}

export function inUse(id: string, by: string): CloudError {
  return new CloudError('ResourceInUse', `The resource \`${id}\` is in use by ${by}.`)
}

/** `detail` is what follows the class, with its dot. */
export function quotaExceeded(what: string, limit: number, detail = ''): CloudError {
  return new CloudError(`LimitExceeded${detail}`, `The quota of ${limit} ${what} is used up.`)
}

export function tooLong(field: string, limit: number): CloudError {
  return new CloudError('InvalidParameterValue.TooLong', `\`${field}\` is longer than ${limit} characters.`)
}

export function malformed(field: string, value: string): CloudError {
  return new CloudError(
    'InvalidParameterValue.Malformed',
    `The value \`${value}\` of \`${field}\` is malformed.`,
  )
}
