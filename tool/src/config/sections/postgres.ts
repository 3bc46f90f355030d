import { z } from 'zod'
import { diskSize, hour, identifier, size, weekday, zone } from './words.ts'

const backup = z.strictObject({
  /** Days of the week with a backup, two at least. Default: every day. */
  days: z.array(weekday).min(2).default(weekday.options),
  /** The hour in which it begins, UTC+8. */
  window: hour.default('01:00-02:00'),
  /** Days that backups, and the logs to go back to any second, are kept. */
  retention: z.int().min(7).max(1830).default(7),
})

const readOnly = z.strictObject({
  /** How many; the cloud allows six. */
  instances: z.int().min(1).max(6).default(1),
  /** Of each. Default: as the primary. */
  size: size.optional(),
  /** Seconds behind the primary after which one gets no more connections, unless it is the last. */
  maxLag: z.int().min(1).max(86_400).default(60),
})

/** Every instance is a primary and a standby that takes over by itself; its data are UTF8, its time is UTC+8. */
export const postgres = z.strictObject({
  version: z.enum(['15', '16', '17']).default('15'),
  size: size.default('1c2g'),
  /** GB, in steps of ten. */
  storage: diskSize.default(20),
  /** Where the standby is. Default: in the zone of the primary; another zone survives the loss of one. */
  standbyZone: zone.optional(),
  database: identifier.default('app'),
  /** The app's own account: owner of the database, nothing else. */
  user: identifier.default('app'),
  backup: backup.prefault({}),
  /** Standbys that are only read, behind one address. Default: none. */
  readOnly: readOnly.optional(),
  /** Parameters of the server by name, beyond `timezone`. Those that need it restart the instance. */
  parameters: z.record(identifier, z.string()).default({}),
})
