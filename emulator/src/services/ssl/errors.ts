import { CloudError } from '../../errors.ts'

export function certificateNotFound(): CloudError {
  return new CloudError('FailedOperation.CertificateNotFound', '证书不存在。')
}

export function parseError(): CloudError {
  return new CloudError(
    'FailedOperation.CertificateParseError',
    '解析失败，请检查证书是否符合标准，请留意是否有多余的空格',
  )
}

export function keyMismatch(): CloudError {
  return new CloudError(
    'FailedOperation.CertificateMatchError',
    '温馨提示：证书内容和私钥不匹配，请您核对（请留意是否有多余的空格）',
  )
}

export function invalidParameter(message: string): CloudError {
  return new CloudError('FailedOperation.InvalidParam', message)
}
