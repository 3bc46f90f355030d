import { CloudError } from '../../errors.ts'

export function domainNotFound(): CloudError {
  return new CloudError('ResourceNotFound.CdnHostNotExists', '域名不存在，请确认。')
}

export function invalidParameter(message: string): CloudError {
  return new CloudError('InvalidParameter.CdnParamError', message)
}

export function invalidHost(message: string): CloudError {
  return new CloudError('InvalidParameter.CdnHostInvalidParam', message)
}
