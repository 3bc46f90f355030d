/** What can be written down and read back unchanged: results of steps, states and messages are made of it. */
export type Json =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Json[]
  | { readonly [key: string]: Json }
