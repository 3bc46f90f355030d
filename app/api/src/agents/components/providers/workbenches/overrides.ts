import { z } from 'zod'
import { given } from '../../given.ts'
import type { ToolOverrides } from '../../model.ts'

const override = z.object({ name: z.string().nullish(), description: z.string().nullish() })

export const toolOverrides = z
  .record(z.string(), override)
  .default({})
  .transform(
    (overrides): ToolOverrides =>
      Object.fromEntries(
        Object.entries(overrides).map(([tool, { name, description }]) => [
          tool,
          given({ name: name ?? undefined, description: description ?? undefined }),
        ]),
      ),
  )

export const writeOverrides = (overrides: ToolOverrides) =>
  Object.keys(overrides).length > 0 ? overrides : undefined
