/** As the official SDK documents the fields of CreateInstances, and of the actions named. */
export const limits = {
  /** Instances per call of CreateInstances. */
  instancesPerCall: 10,
  /** GB */
  storageStep: 10,
  /** Characters of an instance's name. */
  nameLength: 60,
  adminNameLength: 16,
  /** Characters of an account's or a database's name, which are PostgreSQL's own. */
  identifierLength: 63,
  passwordLength: { lowest: 8, highest: 32 },
  remarkLength: 60,
  /** Of an instance; of the usual size. */
  readOnlyGroups: 5,
  /** Of an instance; CreateReadOnlyDBInstance. */
  readOnlyInstances: 6,
  /** ModifyAccountPrivileges */
  privilegesPerCall: 50,
  /** ModifyBackupPlan, days. */
  retention: { lowest: 7, highest: 1830 },
  backupDaysPerWeek: 2,
} as const

/** PostgreSQL's own port, which each instance and group has on an address of its own. */
export const preferredPort = 5432

/** Cloud time that changes take, in milliseconds. The cloud's own vary; these are at the short end. */
export const durations = {
  /** Until the instance shows that it is being set up. */
  application: 20_000,
  /** From there to the first connection. */
  initialisation: 100_000,
  /** Renaming, security groups, protection. */
  smallChange: 10_000,
  /** SSL, parameters, specification. */
  change: 40_000,
  /** Of a base backup; the cloud's grow with the data. */
  backup: 30_000,
  isolation: 20_000,
  destruction: 20_000,
} as const
