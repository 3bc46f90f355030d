import { CloudError } from '../../errors.ts'

export function loadBalancerNotFound(id: string): CloudError {
  return new CloudError('InvalidParameter.LBIdNotFound', `The load balancer \`${id}\` does not exist.`)
}

export function listenerNotFound(id: string): CloudError {
  return new CloudError('InvalidParameter.ListenerIdNotFound', `The listener \`${id}\` does not exist.`)
}

export function ruleNotFound(what: string): CloudError {
  return new CloudError('InvalidParameter.LocationNotFound', `There is no rule \`${what}\`.`)
}

export function invalidValue(message: string): CloudError {
  return new CloudError('InvalidParameterValue', message)
}

export function outOfRange(field: string, value: number, lowest: number, highest: number): CloudError {
  return new CloudError(
    'InvalidParameterValue.Range',
    `\`${field}\` is ${lowest} to ${highest}, not ${value}.`,
  )
}

export function tooLong(field: string, limit: number): CloudError {
  return new CloudError('InvalidParameterValue.Length', `\`${field}\` is 1 to ${limit} characters long.`)
}

export function duplicate(what: string): CloudError {
  return new CloudError('InvalidParameterValue.Duplicate', `${what} is there already.`)
}

export function wrongProtocol(message: string): CloudError {
  return new CloudError('InvalidParameter.ProtocolCheckFailed', message)
}

export function limitExceeded(what: string, limit: number): CloudError {
  return new CloudError('LimitExceeded', `The quota of ${limit} ${what} is used up.`)
}

export function notSupported(what: string): CloudError {
  return new CloudError('Emulator.ParameterNotSupported', `This emulator does not support ${what}.`)
}
