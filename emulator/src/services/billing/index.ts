import type { Service } from '../service.ts'
import { describeAccountBalance } from './actions/describe-account-balance.ts'

/** Billing: the balance, which nothing is taken from. */
export const billing: Service = {
  product: 'billing',
  version: '2018-07-09',
  global: true,
  actions: {
    DescribeAccountBalance: describeAccountBalance,
  },
}
