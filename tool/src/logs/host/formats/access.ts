import type { Format, Level } from '../line.ts'

/** As `accessLogFormat` of hosts/commands/access-log.ts has it, and nginx.conf for static files. */
const pattern = /^(\d+\.\d+) (\d{3}) ([\d.]+) ([^|]*)\|(\S*) "(.*)" (\S+) (\S+)$/

export const access: Format = (text) => {
  const [, ended, status, seconds, slot, release, request, address, requestId] = pattern.exec(text) ?? []
  if (ended === undefined) return undefined
  return {
    at: Math.round(Number(ended) * 1000),
    level: levelOf(Number(status)),
    text: `${request} → ${status}  ${Math.round(Number(seconds) * 1000)} ms  ${address}`,
    ...(slot?.trim() ? { slot: slot.trim() } : {}),
    ...(release ? { release } : {}),
    ...(requestId ? { requestId } : {}),
  }
}

function levelOf(status: number): Level {
  if (status >= 500) return 'error'
  return status >= 400 ? 'warn' : 'info'
}
