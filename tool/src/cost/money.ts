/** Hours in a month, as the cloud's price pages reckon: 365 days × 24 hours / 12. */
const hoursPerMonth = 730

/** Yuan a month for what costs this many yuan an hour. */
export function monthly(yuanPerHour: number): number {
  return yuanPerHour * hoursPerMonth
}

/** The nearest whole fen, in yuan: prices are shown and added up as they would stand on a bill. */
export function roundToFen(yuan: number): number {
  return Math.round(yuan * 100) / 100
}

/** Adds in whole fen, so that 0.1 and 0.2 are 0.3. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((fen, yuan) => fen + Math.round(yuan * 100), 0) / 100
}

/** Prices by the hour that fall with the hours an object has run in a month. */
export interface Steps {
  /** Yuan an hour for the first 96 hours. */
  readonly first: number
  /** From the 97th to the 360th hour; absent where the price stays. */
  readonly second?: number | undefined
  /** From the 361st hour. */
  readonly third?: number | undefined
}

const endOfFirst = 96
const endOfSecond = 360

/** Yuan for a whole month under falling prices: https://cloud.tencent.com/document/api/213/15753#ItemPrice */
export function monthlyInSteps({ first, second = first, third = second }: Steps): number {
  return first * endOfFirst + second * (endOfSecond - endOfFirst) + third * (hoursPerMonth - endOfSecond)
}
