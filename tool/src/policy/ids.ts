/** Every policy by its id, which never changes: configs accept findings by it. */
export const policyIds = [
  'network/port-open',
  'database/public',
  'database/ssl-off',
  'database/connections',
  'host/one-zone',
  'bucket/public',
  'bucket/unencrypted',
  'backup/database',
  'backup/disk',
  'protection/off',
  'tags/missing',
  'cost/prepaid',
  'cost/over-budget',
] as const

export type PolicyId = (typeof policyIds)[number]
