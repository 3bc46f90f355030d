import type { Attempt } from './channel.ts'

export interface HttpAnswer {
  readonly status: number
  /** Its beginning; what follows tells nobody anything. */
  readonly body: string
  readonly retryAfter: number | undefined
}

/** Characters of an answer that are looked at. */
const longestBody = 2_000

/** Posts a body. A redirect is not followed: it would carry an address that is a key to somewhere else. */
export async function postJson(
  address: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  { signal }: Attempt,
): Promise<HttpAnswer> {
  const response = await fetch(address, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json; charset=utf-8', 'user-agent': 'tengyun', ...headers },
    body,
    signal,
  })
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    status: response.status,
    body: (await response.text()).slice(0, longestBody),
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  }
}
