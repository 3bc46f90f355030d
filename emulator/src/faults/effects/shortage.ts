import type { CosErrorCode } from '../../services/cos/errors.ts'
import { type Call, isCreation } from '../call.ts'
import { refusal } from '../refusals.ts'
import type { Effect } from './effect.ts'

/** Codes by product or `product:Action`, as tencentcloud-sdk-go lists them in `errors.go` of each product. */
type Codes = Readonly<Record<string, string>>

const quotaCodes: Codes = {
  cvm: 'InstancesQuotaLimitExceeded',
  'cvm:ImportKeyPair': 'InvalidKeyPair.LimitExceeded',
  'cvm:CreateKeyPair': 'InvalidKeyPair.LimitExceeded',
  cbs: 'ResourceInsufficient.OverQuota',
  'vpc:AllocateAddresses': 'AddressQuotaLimitExceeded',
  redis: 'LimitExceeded.ReachTheAmountLimit',
}

const stockCodes: Codes = {
  cvm: 'ResourceInsufficient.SpecifiedInstanceType',
  redis: 'ResourceUnavailable.SaleOut',
}

const balanceCodes: Codes = {
  vpc: 'FailedOperation.BalanceInsufficient',
  'vpc:CreateNatGateway': 'UnsupportedOperation.InsufficientFunds',
  postgres: 'FailedOperation.PayOrderFailed',
  redis: 'FailedOperation.PayFailed',
}

export const quota: Effect = shortage('LimitExceeded', quotaCodes, 'The quota is used up.', 'TooManyBuckets')

export const noStock: Effect = shortage('ResourceInsufficient', stockCodes, 'The resource is sold out.')

export const noBalance: Effect = shortage(
  'InvalidAccount.InsufficientBalance',
  balanceCodes,
  'The account balance is insufficient.',
)

/** @param cosCode without one, COS is not concerned */
function shortage(usual: string, codes: Codes, message: string, cosCode?: CosErrorCode): Effect {
  return {
    summary: `is refused if it orders something: ${usual}, or the code that the product has for it`,
    takes: ['code'],
    concerns: (call) => isCreation(call) && (call.protocol === 'api' || cosCode !== undefined),
    create: ({ code }) => ({
      act: async (call: Call) => {
        const { product, action } = call
        const documented = codes[`${product}:${action}`] ?? codes[product] ?? usual
        throw refusal(call, code ?? documented, message, cosCode ?? 'InternalError')
      },
    }),
  }
}
