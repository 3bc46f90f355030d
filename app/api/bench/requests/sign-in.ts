import { session } from '../../src/features/session/schema.ts'
import { PASSWORD, SETUP_CODE } from '../../test/app.ts'

/** What requests of the first administrator bear, of an app that nobody has set up yet. */
export async function signIn(url: string): Promise<Record<string, string>> {
  const body = JSON.stringify({ code: SETUP_CODE, name: 'bench', password: PASSWORD })
  const json = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/setup`, { method: 'POST', headers: json, body })
  if (response.status !== 201) throw new Error(await response.text())
  const { accessToken } = session.parse(await response.json())
  return { ...json, authorization: `Bearer ${accessToken}` }
}
