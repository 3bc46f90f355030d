/** https://cloud.tencent.com/document/product/239/20026 (CreateInstances), and the actions named. */
export const limits = {
  instancesPerCall: 100,
  /** MB; of the standard architecture's instance, or of a cluster's shard. */
  memory: { step: 1024, lowest: 1024, highest: 65_536 },
  /** Shards that a cluster can have. */
  shards: [1, 3, 5, 8, 12, 16, 24, 32, 40, 48, 64, 80, 96, 128],
  replicas: { lowest: 1, highest: 5 },
  port: { lowest: 1024, highest: 65_535 },
  nameLength: 60,
  passwordLength: { lowest: 8, highest: 64 },
  /** ResetPassword documents a shorter maximum than CreateInstances. */
  resetPasswordLength: { lowest: 8, highest: 32 },
  /** ModifyInstance */
  instancesPerModification: 10,
  /** ModifyAutoBackupConfig, days; others need a ticket. */
  backupRetention: 7,
  /** ManualBackupInstance, days. */
  longestBackup: 1825,
} as const

/** Cloud time that changes take, in milliseconds. The cloud's own vary; these are at the short end. */
export const durations = {
  /** Until DescribeInstances lists a new instance. */
  listing: 3_000,
  creation: 90_000,
  change: 30_000,
  /** Until a replica has caught up. */
  promotion: 10_000,
  /** Of a backup by hand; the cloud's grow with the data. */
  backup: 30_000,
  isolation: 20_000,
  destruction: 20_000,
} as const
