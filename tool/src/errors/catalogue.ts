import { backups } from './catalogue/backups.ts'
import { cloud } from './catalogue/cloud.ts'
import { config } from './catalogue/config.ts'
import { data } from './catalogue/data.ts'
import { hosts } from './catalogue/hosts.ts'
import { machine } from './catalogue/machine.ts'
import { others } from './catalogue/others.ts'
import { plans } from './catalogue/plans.ts'
import { releases } from './catalogue/releases.ts'
import { watching } from './catalogue/watching.ts'

export type { Family } from './catalogue/entry.ts'

/** Every error Tengyun can show; `docs/reference/errors.md` has an entry for each, by test. */
export const catalogue = {
  ...config,
  ...cloud,
  ...plans,
  ...data,
  ...releases,
  ...hosts,
  ...backups,
  ...watching,
  ...others,
  ...machine,
} as const

export type Code = keyof typeof catalogue
