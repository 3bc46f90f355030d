import { TengyunError } from '../errors/tengyun-error.ts'

const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/**
 * A time until now, as it was typed: `30m`, `24h`, `7d`.
 *
 * @throws TengyunError `cli/usage`
 */
export function spanIn(word: string, now: number): { readonly from: number; readonly to: number } {
  const [, amount, unit] = /^(\d{1,4})([mhd])$/.exec(word) ?? []
  if (unit !== 'm' && unit !== 'h' && unit !== 'd')
    throw new TengyunError('cli/usage', { where: `--since ${word}`, why: '30m, 24h, 7d' })
  return { from: now - Number(amount) * units[unit], to: now }
}
