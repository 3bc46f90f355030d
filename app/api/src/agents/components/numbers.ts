import { z } from 'zod'

/** Pydantic, which reads these files in AutoGen, takes "5" for 5, and forms of Studio have stored such strings. */
const fromText = (value: unknown) =>
  typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value

export const integer = z.preprocess(fromText, z.int())
export const number = z.preprocess(fromText, z.number())
export const countFrom = (least: number) => z.preprocess(fromText, z.int().min(least))
