import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { CLIENT_TYPES, clientTypes } from '../../generate-client.ts'

it('has the types of the API as it is (node app/console/generate-client.ts writes them)', async () => {
  expect(readFileSync(CLIENT_TYPES, 'utf8')).toBe(await clientTypes())
})
