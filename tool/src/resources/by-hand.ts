/** What no config can ask for, but somebody can do by hand. Policies look for it. */
export interface ByHand {
  /** Bought for months in advance. */
  readonly billing?: 'prepaid'
  /** Where the internet reaches it. */
  readonly publicAddress?: string
}

/** Fields of an observed object for what was done to it by hand; none where nothing was. */
export function byHand(seen: {
  readonly prepaid: boolean
  readonly publicAddress?: string | undefined
}): ByHand {
  return {
    ...(seen.prepaid ? { billing: 'prepaid' } : {}),
    ...(seen.publicAddress ? { publicAddress: seen.publicAddress } : {}),
  }
}
