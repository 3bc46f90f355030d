import type {
  DescribeAccountBalanceRequest,
  DescribeAccountBalanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/billing/v20180709/billing_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'

/** Fen: ten thousand yuan, more than an environment costs in a month. */
const balance = 1_000_000

/** Nothing in the emulated cloud costs money, so the balance stays what it was at the beginning. */
export const describeAccountBalance: Action<DescribeAccountBalanceRequest, DescribeAccountBalanceResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [])
  return {
    Uin: Number(world.account.uin),
    Balance: balance,
    RealBalance: balance,
    CashAccountBalance: balance,
    IncomeIntoAccountBalance: 0,
    PresentAccountBalance: 0,
    FreezeAmount: 0,
    OweAmount: 0,
    CreditAmount: 0,
    CreditBalance: balance,
    RealCreditBalance: balance,
  }
}
