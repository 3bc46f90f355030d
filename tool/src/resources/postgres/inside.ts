import type { BackupPlan } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Value } from '../../plan/model.ts'
import type { ResourceContext } from '../kind.ts'
import { inOrder } from '../weekdays.ts'

/** Regular backups of the whole instance, with the logs to go back to any second. */
export interface PostgresBackup {
  readonly [name: string]: Value
  /** Days of the week, lower case. */
  readonly days: readonly string[]
  /** The hour in which it begins: `01:00-02:00`, UTC+8. */
  readonly window: string
  /** Days. */
  readonly retention: number
}

export const nothingInside = {
  securityGroups: [],
  ssl: false,
  parameters: {},
  accounts: {},
  databases: {},
  backup: { days: [], window: '', retention: 0 },
}

/** What only an instance that runs can tell. */
export async function readInside({ cloud }: ResourceContext, DBInstanceId: string) {
  const [groups, ssl, accounts, databases, parameters, plans] = await Promise.all([
    cloud.call('postgres', 'DescribeDBInstanceSecurityGroups', { DBInstanceId }),
    cloud.call('postgres', 'DescribeDBInstanceSSLConfig', { DBInstanceId }),
    cloud.call('postgres', 'DescribeAccounts', { DBInstanceId, Limit: 100 }),
    cloud.call('postgres', 'DescribeDatabases', { DBInstanceId, Limit: 100 }),
    cloud.call('postgres', 'DescribeDBInstanceParameters', { DBInstanceId }),
    cloud.call('postgres', 'DescribeBackupPlans', { DBInstanceId }),
  ])
  return {
    securityGroups: (groups.SecurityGroupSet ?? []).map((group) => group.SecurityGroupId ?? ''),
    ssl: ssl.SSLEnabled ?? false,
    accounts: Object.fromEntries(
      (accounts.Details ?? []).map((account) => [account.UserName, account.UserType ?? '']),
    ),
    databases: Object.fromEntries(
      (databases.Databases ?? []).map((database) => [database.DatabaseName, database.DatabaseOwner ?? '']),
    ),
    parameters: Object.fromEntries(
      (parameters.Detail ?? []).map((parameter) => [parameter.Name, parameter.CurrentValue ?? '']),
    ),
    backup: backupIn(plans.Plans ?? []),
  }
}

/** The plan an instance has from birth; others, by the month, are nobody's here. */
function backupIn(plans: readonly BackupPlan[]): PostgresBackup {
  const plan = plans.find(({ PlanType }) => PlanType === 'default') ?? plans[0]
  const [begin, end] = [plan?.MinBackupStartTime ?? '', plan?.MaxBackupStartTime ?? '']
  return {
    // A list written as a text, unlike in the request.
    days: inOrder(JSON.parse(plan?.BackupPeriod || '[]')),
    window: `${begin.slice(0, 5)}-${end.slice(0, 5)}`,
    retention: plan?.BaseBackupRetentionPeriod ?? 0,
  }
}
