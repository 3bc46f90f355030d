import type { Service } from '../service.ts'
import { changeReplicaToMaster } from './actions/change-replica-to-master.ts'
import { cleanUpInstance } from './actions/clean-up-instance.ts'
import { closeSSL } from './actions/close-ssl.ts'
import { createInstances } from './actions/create-instances.ts'
import { describeAutoBackupConfig } from './actions/describe-auto-backup-config.ts'
import { describeDBSecurityGroups } from './actions/describe-db-security-groups.ts'
import { describeInstanceBackups } from './actions/describe-instance-backups.ts'
import { describeInstanceParams } from './actions/describe-instance-params.ts'
import { describeInstances } from './actions/describe-instances.ts'
import { describeProductInfo } from './actions/describe-product-info.ts'
import { describeSecondLevelBackupInfo } from './actions/describe-second-level-backup-info.ts'
import { describeSlowLog } from './actions/describe-slow-log.ts'
import { describeSSLStatus } from './actions/describe-ssl-status.ts'
import { describeTaskInfo } from './actions/describe-task-info.ts'
import { destroyPostpaidInstance } from './actions/destroy-postpaid-instance.ts'
import { inquiryPriceCreateInstance } from './actions/inquiry-price-create-instance.ts'
import { manualBackupInstance } from './actions/manual-backup-instance.ts'
import { modifyAutoBackupConfig } from './actions/modify-auto-backup-config.ts'
import { modifyDBInstanceSecurityGroups } from './actions/modify-db-instance-security-groups.ts'
import { modifyInstance } from './actions/modify-instance.ts'
import { modifyInstanceBackupMode } from './actions/modify-instance-backup-mode.ts'
import { modifyInstanceParams } from './actions/modify-instance-params.ts'
import { openSSL } from './actions/open-ssl.ts'
import { resetPassword } from './actions/reset-password.ts'
import { startupInstance } from './actions/startup-instance.ts'
import { upgradeInstance } from './actions/upgrade-instance.ts'
import { readCertificateZip } from './certificate-zip.ts'
import { registerSteps, resume, stopAll } from './lifecycle.ts'

/** TencentDB for Redis: each instance is a real server. */
export const redis: Service = {
  product: 'redis',
  version: '2018-04-12',
  actions: {
    ChangeReplicaToMaster: changeReplicaToMaster,
    CleanUpInstance: cleanUpInstance,
    CloseSSL: closeSSL,
    CreateInstances: createInstances,
    DescribeAutoBackupConfig: describeAutoBackupConfig,
    DescribeDBSecurityGroups: describeDBSecurityGroups,
    DescribeInstanceBackups: describeInstanceBackups,
    DescribeInstanceParams: describeInstanceParams,
    DescribeInstances: describeInstances,
    DescribeProductInfo: describeProductInfo,
    DescribeSecondLevelBackupInfo: describeSecondLevelBackupInfo,
    DescribeSlowLog: describeSlowLog,
    DescribeSSLStatus: describeSSLStatus,
    DescribeTaskInfo: describeTaskInfo,
    DestroyPostpaidInstance: destroyPostpaidInstance,
    InquiryPriceCreateInstance: inquiryPriceCreateInstance,
    ManualBackupInstance: manualBackupInstance,
    ModifyAutoBackupConfig: modifyAutoBackupConfig,
    ModifyDBInstanceSecurityGroups: modifyDBInstanceSecurityGroups,
    ModifyInstance: modifyInstance,
    ModifyInstanceBackupMode: modifyInstanceBackupMode,
    ModifyInstanceParams: modifyInstanceParams,
    OpenSSL: openSSL,
    ResetPassword: resetPassword,
    StartupInstance: startupInstance,
    UpgradeInstance: upgradeInstance,
  },
  pages: {
    redis: (world, path) => (path === 'ca.zip' ? readCertificateZip(world) : undefined),
  },
  start: async (world) => {
    registerSteps(world)
    await resume(world)
  },
  stop: stopAll,
}
