import { CloudError } from '../../errors.ts'

/** Codes as tencentcloud-sdk-go lists them: tencentcloud/monitor/v20180724/client.go */

export function notFound(what: string, id: string): CloudError {
  return new CloudError('ResourceNotFound', `The ${what} \`${id}\` does not exist.`)
}

export function invalidValue(name: string, value: unknown, rule: string): CloudError {
  return new CloudError(
    'InvalidParameterValue',
    `The value ${JSON.stringify(value)} of \`${name}\` is invalid: ${rule}.`,
  )
}
