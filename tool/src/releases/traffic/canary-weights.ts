import type { Weights } from './balancer.ts'

/** The largest weight a load balancer of the cloud takes. https://cloud.tencent.com/document/api/214/30694#Target */
const largest = 100

/**
 * Whole weights with which one host gets a share of the requests and the others the rest in equal parts, as near
 * to the share as such weights come.
 *
 * @param percent 1 to 99
 */
export function canaryWeights(canary: string, others: readonly string[], percent: number): Weights {
  // The share of one of the others for each one of the canary's.
  const ratio = (100 - percent) / percent / others.length
  const candidates = Array.from({ length: largest }, (_, index) => index + 1)
    .map((own) => ({ own, other: Math.max(1, Math.round(own * ratio)) }))
    .filter(({ other }) => other <= largest)
  const shareOf = ({ own, other }: { own: number; other: number }) =>
    (100 * own) / (own + other * others.length)
  const [first, ...rest] = candidates
  const best = rest.reduce(
    (nearest, one) =>
      Math.abs(shareOf(one) - percent) < Math.abs(shareOf(nearest) - percent) ? one : nearest,
    first ?? { own: 1, other: largest },
  )
  return new Map([[canary, best.own], ...others.map((id): [string, number] => [id, best.other])])
}
