export interface Span {
  readonly from: number
  readonly to: number
}

/** How many spans go on at the same moment, at most. One that ends where another begins does not meet it. */
export function mostAtOnce(spans: readonly Span[]): number {
  const turns = spans
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.by - other.by)
  let now = 0
  let most = 0
  for (const { by } of turns) {
    now += by
    most = Math.max(most, now)
  }
  return most
}
