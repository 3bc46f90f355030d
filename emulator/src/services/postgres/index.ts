import { authorityCertificate } from '../../data-planes/certificates.ts'
import type { Service } from '../service.ts'
import { addDBInstanceToReadOnlyGroup } from './actions/add-db-instance-to-read-only-group.ts'
import { createAccount } from './actions/create-account.ts'
import { createBaseBackup } from './actions/create-base-backup.ts'
import { createDatabase } from './actions/create-database.ts'
import { createInstances } from './actions/create-instances.ts'
import { createReadOnlyDBInstance } from './actions/create-read-only-db-instance.ts'
import { createReadOnlyGroup } from './actions/create-read-only-group.ts'
import { deleteAccount } from './actions/delete-account.ts'
import { deleteBaseBackup } from './actions/delete-base-backup.ts'
import { deleteDatabase } from './actions/delete-database.ts'
import { deleteReadOnlyGroup } from './actions/delete-read-only-group.ts'
import { describeAccounts } from './actions/describe-accounts.ts'
import { describeBackupPlans } from './actions/describe-backup-plans.ts'
import { describeBaseBackups } from './actions/describe-base-backups.ts'
import { describeClasses } from './actions/describe-classes.ts'
import { describeDatabases } from './actions/describe-databases.ts'
import { describeDBErrlogs } from './actions/describe-db-errlogs.ts'
import { describeDBInstanceAttribute } from './actions/describe-db-instance-attribute.ts'
import { describeDBInstanceParameters } from './actions/describe-db-instance-parameters.ts'
import { describeDBInstanceSecurityGroups } from './actions/describe-db-instance-security-groups.ts'
import { describeDBInstanceSSLConfig } from './actions/describe-db-instance-ssl-config.ts'
import { describeDBInstances } from './actions/describe-db-instances.ts'
import { describeDBVersions } from './actions/describe-db-versions.ts'
import { describeReadOnlyGroups } from './actions/describe-read-only-groups.ts'
import { describeSlowQueryAnalysis } from './actions/describe-slow-query-analysis.ts'
import { describeSlowQueryList } from './actions/describe-slow-query-list.ts'
import { describeTasks } from './actions/describe-tasks.ts'
import { describeZones } from './actions/describe-zones.ts'
import { destroyDBInstance } from './actions/destroy-db-instance.ts'
import { disIsolateDBInstances } from './actions/dis-isolate-db-instances.ts'
import { inquiryPriceCreateDBInstances } from './actions/inquiry-price-create-db-instances.ts'
import { isolateDBInstances } from './actions/isolate-db-instances.ts'
import { modifyAccountPrivileges } from './actions/modify-account-privileges.ts'
import { modifyBackupPlan } from './actions/modify-backup-plan.ts'
import { modifyDatabaseOwner } from './actions/modify-database-owner.ts'
import { modifyDBInstanceDeletionProtection } from './actions/modify-db-instance-deletion-protection.ts'
import { modifyDBInstanceDeployment } from './actions/modify-db-instance-deployment.ts'
import { modifyDBInstanceName } from './actions/modify-db-instance-name.ts'
import { modifyDBInstanceParameters } from './actions/modify-db-instance-parameters.ts'
import { modifyDBInstanceSecurityGroups } from './actions/modify-db-instance-security-groups.ts'
import { modifyDBInstanceSpec } from './actions/modify-db-instance-spec.ts'
import { modifyDBInstanceSSLConfig } from './actions/modify-db-instance-ssl-config.ts'
import { modifyReadOnlyGroupConfig } from './actions/modify-read-only-group-config.ts'
import { removeDBInstanceFromReadOnlyGroup } from './actions/remove-db-instance-from-read-only-group.ts'
import { resetAccountPassword } from './actions/reset-account-password.ts'
import { switchDBInstancePrimary } from './actions/switch-db-instance-primary.ts'
import { registerBackupStep } from './base-backups.ts'
import { registerSteps, resume, stopAll } from './lifecycle.ts'
import { registerGroupSteps } from './read-only-groups.ts'

/** TencentDB for PostgreSQL: each instance is a real server. */
export const postgres: Service = {
  product: 'postgres',
  version: '2017-03-12',
  actions: {
    AddDBInstanceToReadOnlyGroup: addDBInstanceToReadOnlyGroup,
    CreateAccount: createAccount,
    CreateBaseBackup: createBaseBackup,
    CreateDatabase: createDatabase,
    CreateInstances: createInstances,
    CreateReadOnlyDBInstance: createReadOnlyDBInstance,
    CreateReadOnlyGroup: createReadOnlyGroup,
    DeleteAccount: deleteAccount,
    DeleteBaseBackup: deleteBaseBackup,
    DeleteDatabase: deleteDatabase,
    DeleteReadOnlyGroup: deleteReadOnlyGroup,
    DescribeAccounts: describeAccounts,
    DescribeBackupPlans: describeBackupPlans,
    DescribeBaseBackups: describeBaseBackups,
    DescribeClasses: describeClasses,
    DescribeDatabases: describeDatabases,
    DescribeDBErrlogs: describeDBErrlogs,
    DescribeDBInstanceAttribute: describeDBInstanceAttribute,
    DescribeDBInstanceParameters: describeDBInstanceParameters,
    DescribeDBInstances: describeDBInstances,
    DescribeDBInstanceSecurityGroups: describeDBInstanceSecurityGroups,
    DescribeDBInstanceSSLConfig: describeDBInstanceSSLConfig,
    DescribeDBVersions: describeDBVersions,
    DescribeReadOnlyGroups: describeReadOnlyGroups,
    DescribeSlowQueryAnalysis: describeSlowQueryAnalysis,
    DescribeSlowQueryList: describeSlowQueryList,
    DescribeTasks: describeTasks,
    DescribeZones: describeZones,
    DestroyDBInstance: destroyDBInstance,
    DisIsolateDBInstances: disIsolateDBInstances,
    InquiryPriceCreateDBInstances: inquiryPriceCreateDBInstances,
    IsolateDBInstances: isolateDBInstances,
    ModifyAccountPrivileges: modifyAccountPrivileges,
    ModifyBackupPlan: modifyBackupPlan,
    ModifyDatabaseOwner: modifyDatabaseOwner,
    ModifyDBInstanceDeletionProtection: modifyDBInstanceDeletionProtection,
    ModifyDBInstanceDeployment: modifyDBInstanceDeployment,
    ModifyDBInstanceName: modifyDBInstanceName,
    ModifyDBInstanceParameters: modifyDBInstanceParameters,
    ModifyDBInstanceSecurityGroups: modifyDBInstanceSecurityGroups,
    ModifyDBInstanceSpec: modifyDBInstanceSpec,
    ModifyDBInstanceSSLConfig: modifyDBInstanceSSLConfig,
    ModifyReadOnlyGroupConfig: modifyReadOnlyGroupConfig,
    RemoveDBInstanceFromReadOnlyGroup: removeDBInstanceFromReadOnlyGroup,
    ResetAccountPassword: resetAccountPassword,
    SwitchDBInstancePrimary: switchDBInstancePrimary,
  },
  pages: {
    postgres: async (world, path) =>
      path === 'ca.pem'
        ? { type: 'application/x-pem-file', body: await authorityCertificate(world.dataFolder) }
        : undefined,
  },
  start: async (world) => {
    registerSteps(world)
    registerGroupSteps(world)
    registerBackupStep(world)
    await resume(world)
  },
  stop: stopAll,
}
