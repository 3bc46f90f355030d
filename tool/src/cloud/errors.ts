import { TengyunError } from '../errors/tengyun-error.ts'
import type { Text } from '../text.ts'

/**
 * A request the cloud did not carry out, or whose outcome is unknown: the SDKs' many shapes as one.
 * Stays inside `cloud/`, `resources/` and `apply/`; people get it as a `TengyunError`.
 */
export class CloudCallError extends Error {
  /** `cvm:RunInstances` */
  readonly call: string
  /** The cloud's own code, `Class.Detail`; absent where the network failed. */
  readonly code: string | undefined
  readonly requestId: string | undefined
  readonly httpStatus: number | undefined

  constructor(
    call: string,
    message: string,
    details: {
      code?: string | undefined
      requestId?: string | undefined
      httpStatus?: number | undefined
      cause?: unknown
    },
  ) {
    super(message, { cause: details.cause })
    this.name = 'CloudCallError'
    this.call = call
    this.code = details.code
    this.requestId = details.requestId
    this.httpStatus = details.httpStatus
  }
}

/**
 * - `throttled`: not carried out, asked too often
 * - `busy`: not carried out, another task holds the object
 * - `unknown`: carried out or not, nobody knows
 * - `gone`: the object does not exist
 * - `final`: refused, asking again will not help
 */
export type Outcome = 'throttled' | 'busy' | 'unknown' | 'gone' | 'final'

/** By exact code first, then by class, as the codes are built. Sources: the products' error-code pages. */
export function outcomeOf(error: CloudCallError): Outcome {
  const { code } = error
  if (code === undefined) return 'unknown'
  if (noStock.test(code)) return 'final'
  if (/^(RequestLimitExceeded|LimitExceeded\.Frequency)/.test(code)) return 'throttled'
  if (gone.test(code)) return 'gone'
  if (busy.test(code)) return 'busy'
  if (
    /^(InternalError|InternalServerError|ServiceUnavailable|FailedOperation\.(SystemError|Unknown))/.test(
      code,
    )
  ) {
    return 'unknown'
  }
  return 'final'
}

// ResourceUnavailable is retried as a class by the official Terraform provider; SaleOut is its one lasting member.
const noStock = /^(ResourcesSoldOut|ResourceInsufficient|ResourceUnavailable\.SaleOut)/
const busy =
  /^(ResourceInUse|ResourceUnavailable|ResourceBusy|MutexOperation|OperationDenied\.(InstanceStatusLimit|InstanceOperationInProgress|MutexTaskRunning)|DesOperation\.MutexTaskRunning|FailedOperation\.ResourceInOperating|UnsupportedOperation\.(VersionMismatch|AddressStatusNotPermit|InstanceStateStart))/
const gone =
  /^(ResourceNotFound|NoSuchBucket|NoSuchKey|NoSuchTagSet|InvalidInstanceId\.NotFound|InvalidDisk(Id)?\.NotFound|InvalidAutoSnapshotPolicyId\.NotFound|InvalidKeyPairId\.NotFound|InvalidAddressId\.(NotFound|AddressNotFound)|InvalidParameter\.(RoleNotExist|LBIdNotFound|ListenerIdNotFound|LocationNotFound)|FailedOperation\.CertificateNotFound|InvalidParameterValue\.DomainNotExists)/

/** The same error as people are told of it, by what they can do about it. */
export function explainCallError(error: CloudCallError, where: Text | string): TengyunError {
  const id = error.requestId === undefined ? '' : ` (RequestId ${error.requestId})`
  const quoted = error.code === undefined ? error.message : `${error.code}: ${error.message}`
  const why = `${error.call}: ${quoted}${id}`
  return new TengyunError(catalogueCode(error), { where, why, cause: error })
}

function catalogueCode(error: CloudCallError) {
  const code = error.code ?? ''
  if (code === '') return 'cloud/unreachable'
  if (/^(AuthFailure\.UnauthorizedOperation|UnauthorizedOperation)/.test(code) || code === 'AccessDenied') {
    return 'cloud/not-allowed'
  }
  if (/^(AuthFailure\.SignatureExpire|RequestTimeTooSkewed)/.test(code)) return 'cloud/clock-off'
  if (/^(AuthFailure|InvalidAccessKeyId|SignatureDoesNotMatch)/.test(code)) {
    return 'cloud/credentials-refused'
  }
  if (noStock.test(code)) return 'cloud/no-stock'
  if (/(InsufficientBalance|BalanceInsufficient|InsufficientFunds|PayOrderFailed|PayFailed)/.test(code)) {
    return 'cloud/no-balance'
  }
  if (/^(LimitExceeded|.*QuotaLimitExceeded)/.test(code)) return 'cloud/quota'
  return 'cloud/refused'
}
