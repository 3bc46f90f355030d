import type { Family } from './catalogue.ts'

/** The exit code a script sees for each family of errors; 0 is done. */
export const exitCodes: Readonly<Record<Family, number>> = {
  input: 1,
  outside: 2,
  bug: 3,
  verification: 4,
  interrupted: 130,
}
