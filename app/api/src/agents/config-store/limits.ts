const MEBIBYTE = 1024 * 1024

/** The largest gallery that Studio ships has a fifth of it. */
export const LARGEST_TEAM_FILE_BYTES = 2 * MEBIBYTE
export const MOST_TEAMS = 1_000
/** Of one team. */
export const MOST_VERSIONS = 1_000
/** In lists; files may say more. */
export const LONGEST_NAME = 200
export const LONGEST_DESCRIPTION = 2_000
