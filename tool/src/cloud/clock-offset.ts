import type { Connection } from './cloud.ts'

/** Milliseconds for one look at the cloud's clock. */
const patience = 5_000

/**
 * By how many milliseconds the cloud's clock is ahead of this machine's, as its answers' `Date` tells, to the second;
 * undefined where it does not tell. Signatures are refused when they are off by more than five minutes.
 */
export async function clockOffset({ endpoint }: Pick<Connection, 'endpoint'>): Promise<number | undefined> {
  try {
    const answer = await fetch(endpoint ?? 'https://sts.tencentcloudapi.com', {
      method: 'HEAD',
      signal: AbortSignal.timeout(patience),
    })
    const theirs = Date.parse(answer.headers.get('date') ?? '')
    return Number.isNaN(theirs) ? undefined : theirs - Date.now()
  } catch {
    // What went wrong is told by the call whose signature was refused.
    return undefined
  }
}
