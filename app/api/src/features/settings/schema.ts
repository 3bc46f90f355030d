import { z } from 'zod'

export const shownSetting = z.object({
  name: z.string().meta({ description: 'Of the environment variable.' }),
  value: z
    .string()
    .nullable()
    .meta({ description: 'As it is in force; null where there is none, or where it is a secret.' }),
  secret: z.boolean(),
  given: z.boolean().meta({ description: 'Whether the environment says it; else it is the default.' }),
})
export type ShownSetting = z.infer<typeof shownSetting>
export const settingList = z.object({ items: z.array(shownSetting) })
