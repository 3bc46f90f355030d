/** A class of PostgreSQL, as a config writes its size. */
export interface PostgresClass {
  readonly size: `${number}c${number}g`
  readonly cores: number
  /** GB */
  readonly memory: number
}

export const largest: PostgresClass = { size: '8c32g', cores: 8, memory: 32 }

/** Those that are sold nearly everywhere, smallest first. */
export const postgresClasses: readonly PostgresClass[] = [
  { size: '1c2g', cores: 1, memory: 2 },
  { size: '2c4g', cores: 2, memory: 4 },
  { size: '4c8g', cores: 4, memory: 8 },
  { size: '4c16g', cores: 4, memory: 16 },
  largest,
]

export function coresOf(size: PostgresClass['size']): number {
  return postgresClasses.find((one) => one.size === size)?.cores ?? largest.cores
}
