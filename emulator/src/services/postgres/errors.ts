import { CloudError } from '../../errors.ts'
import type { Instance } from './model.ts'

/** Codes as tencentcloud-sdk-go lists them: tencentcloud/postgres/v20170312/errors.go */

export function instanceNotFound(instanceId: string): CloudError {
  return new CloudError(
    'ResourceNotFound.InstanceNotFoundError',
    `The instance ${instanceId} does not exist.`,
  )
}

export function statusForbids({ instanceId, status }: Instance): CloudError {
  return new CloudError(
    'OperationDenied.InstanceStatusLimitError',
    `The status of instance ${instanceId}, ${status}, does not allow this operation.`,
  )
}

export function invalidValue(name: string, value: unknown, rule: string): CloudError {
  return new CloudError(
    'InvalidParameterValue.InvalidParameterValueError',
    `The value ${JSON.stringify(value)} of \`${name}\` is invalid: ${rule}.`,
  )
}

export function illegalZone(zone: string): CloudError {
  return new CloudError('InvalidParameterValue.IllegalZone', `The zone ${zone} is invalid.`)
}

export function accountNotFound(name: string): CloudError {
  return new CloudError('InvalidParameterValue.AccountNotExistError', `The account ${name} does not exist.`)
}

/** What the server itself refuses becomes the cloud's refusal, in the server's words. */
export async function refuseAs<T>(code: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'severity' in error) throw new CloudError(code, error.message)
    throw error
  }
}
