import { existsSync } from 'node:fs'
import { open } from 'node:fs/promises'

/** What people got of late. */
export interface Requests {
  readonly count: number
  readonly failed: number
  /** Milliseconds that 95 of 100 answers took at most; undefined where there were none. */
  readonly p95: number | undefined
}

/** Bytes of the log that are looked at: some ten thousand requests. */
const looked = 1024 * 1024

/** WebSockets take as long as somebody stays. */
const switchingProtocols = 101

/** Reads the end of the web server's log, as `hosts/commands/access-log.ts` has it written. */
export async function lookAtRequests(log: string, minutes: number, now: Date): Promise<Requests> {
  const since = now.getTime() / 1000 - minutes * 60
  const recent = (await endOf(log)).split('\n').flatMap((line) => {
    const [, ended, status, seconds] = /^([\d.]+) (\d{3}) ([\d.]+) /.exec(line) ?? []
    const isRecent = Number(ended) >= since && Number(status) !== switchingProtocols
    return isRecent ? [{ status: Number(status), milliseconds: Number(seconds) * 1000 }] : []
  })
  const took = recent.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other)
  return {
    count: recent.length,
    failed: recent.filter(({ status }) => status >= 500).length,
    p95: took.length === 0 ? undefined : Math.round(took[Math.ceil(took.length * 0.95) - 1] ?? 0),
  }
}

/** Nothing where there is no log yet: nobody came. */
async function endOf(file: string): Promise<string> {
  if (!existsSync(file)) return ''
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, looked)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer.toString()
  } finally {
    await handle.close()
  }
}
