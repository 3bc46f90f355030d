import { Client as BillingClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/billing/v20180709/billing_client.js'
import { expect, it } from 'vitest'
import { anEmulator } from '../../../test/emulator.ts'

it('tells a balance in fen, for any region and none', async () => {
  await using emulator = await anEmulator()
  const answer = await emulator.client(BillingClient, { region: '' }).DescribeAccountBalance({})
  expect(answer).toMatchObject({ Balance: 1_000_000, RealBalance: 1_000_000, OweAmount: 0 })
})
