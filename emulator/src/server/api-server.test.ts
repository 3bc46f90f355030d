import { Client as StsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_client.js'
import { expect, test } from 'vitest'
import { anEmulator } from '../../test/emulator.ts'

test('answers the official SDK', async () => {
  await using emulator = await anEmulator()
  const identity = await emulator.client(StsClient).GetCallerIdentity()
  expect(identity).toMatchObject({ Type: 'RootAccount', AccountId: emulator.world.account.uin })
})
