import { CloudError } from '../../errors.ts'
import { type Instance, status } from './model.ts'

/** Codes as tencentcloud-sdk-go lists them: tencentcloud/redis/v20180412/errors.go */

export function instanceNotFound(instanceId: string): CloudError {
  return new CloudError('ResourceNotFound.InstanceNotExists', `The instance ${instanceId} does not exist.`)
}

export function statusForbids({ instanceId, status: current }: Instance): CloudError {
  return current === status.busy
    ? new CloudError(
        'ResourceUnavailable.InstanceLockedError',
        `The instance ${instanceId} is being changed.`,
      )
    : new CloudError(
        'ResourceUnavailable.InstanceStatusError',
        `The status of instance ${instanceId}, ${current}, does not allow this operation.`,
      )
}

export function illegalParameter(name: string, value: unknown, rule: string): CloudError {
  return new CloudError(
    'InvalidParameter.IllegalParameterError',
    `The value ${JSON.stringify(value)} of \`${name}\` is invalid: ${rule}.`,
  )
}

export function notSupported(what: string): CloudError {
  return new CloudError('Emulator.ParameterNotSupported', `This emulator does not support ${what}.`)
}
