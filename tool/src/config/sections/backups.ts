import { z } from 'zod'
import { recipientKey } from '../../backups/host/age/header.ts'
import { variableName } from './words.ts'

const recipient = z
  .string()
  .refine(
    (text) => recipientKey(text) !== undefined,
    'a recipient of age, such as age1…, typed without a mistake',
  )

const keep = z.strictObject({
  /** Days, weeks and months of which the last backup is kept. Those without one do not count. */
  days: z.int().min(1).max(366).default(7),
  weeks: z.int().min(0).max(260).default(4),
  months: z.int().min(0).max(120).default(12),
  /** The newest ones that a drill has proven are kept in any case. */
  proven: z.int().min(1).max(50).default(3),
})

const drill = z.strictObject({
  /**
   * Settings of the app while it runs beside itself on a restored copy: switch off here what must not happen twice,
   * such as work that it would resume or mail that it would send.
   */
  variables: z.record(variableName, z.string()).default({}),
})

/** Copies of what cannot be made anew, encrypted, in a bucket that hosts can write to and not delete from. */
export const backups = z.strictObject({
  /**
   * Who can read them besides this project's own key (`.tengyun/identity`). Name at least one whose key lies elsewhere,
   * in a safe: `age-keygen` makes one.
   */
  recipients: z.array(recipient).default([]),
  /** Hours of the day, UTC+8, at which a host makes one by itself; none: only when somebody says so. */
  hours: z.array(z.int().min(0).max(23)).default([3]),
  keep: keep.prefault({}),
  /** Hours that the newest proven backup may be old. */
  provenWithin: z.int().min(1).max(8_784).default(26),
  /** What the keys in Redis begin with that are not a cache: `session:`. Others are not backed up. */
  redis: z.array(z.string().min(1)).default([]),
  drill: drill.prefault({}),
})
