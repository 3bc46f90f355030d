export const MEBIBYTE = 1024 * 1024

export const LARGEST_ARTIFACT_BYTES = 50 * MEBIBYTE
export const MOST_VERSIONS = 1_000
/** Of one plan. */
export const MOST_NAMES = 500

/** A comparison holds both texts in memory and occupies the process while it lasts. */
export const LARGEST_COMPARED_BYTES = MEBIBYTE
export const MOST_COMPARED_LINES = 20_000
