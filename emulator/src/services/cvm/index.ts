import { shutDownAllHosts } from '../../data-planes/host.ts'
import type { Service } from '../service.ts'
import { associateInstancesKeyPairs } from './actions/associate-instances-key-pairs.ts'
import { deleteKeyPairs } from './actions/delete-key-pairs.ts'
import { describeImages } from './actions/describe-images.ts'
import { describeInstances } from './actions/describe-instances.ts'
import { describeInstancesStatus } from './actions/describe-instances-status.ts'
import { describeKeyPairs } from './actions/describe-key-pairs.ts'
import { describeRegions } from './actions/describe-regions.ts'
import { describeZoneInstanceConfigInfos } from './actions/describe-zone-instance-config-infos.ts'
import { describeZones } from './actions/describe-zones.ts'
import { disassociateInstancesKeyPairs } from './actions/disassociate-instances-key-pairs.ts'
import { importKeyPair } from './actions/import-key-pair.ts'
import { inquiryPriceResetInstancesType } from './actions/inquiry-price-reset-instances-type.ts'
import { inquiryPriceRunInstances } from './actions/inquiry-price-run-instances.ts'
import { modifyInstancesAttribute } from './actions/modify-instances-attribute.ts'
import { rebootInstances } from './actions/reboot-instances.ts'
import { resetInstancesType } from './actions/reset-instances-type.ts'
import { resizeInstanceDisks } from './actions/resize-instance-disks.ts'
import { runInstances } from './actions/run-instances.ts'
import { startInstances } from './actions/start-instances.ts'
import { stopInstances } from './actions/stop-instances.ts'
import { terminateInstances } from './actions/terminate-instances.ts'
import { handleTasks, scheduleBoot } from './lifecycle.ts'
import { readMetadata } from './metadata.ts'

export const cvm: Service = {
  product: 'cvm',
  version: '2017-03-12',
  actions: {
    AssociateInstancesKeyPairs: associateInstancesKeyPairs,
    DeleteKeyPairs: deleteKeyPairs,
    DescribeImages: describeImages,
    DescribeInstances: describeInstances,
    DescribeInstancesStatus: describeInstancesStatus,
    DescribeKeyPairs: describeKeyPairs,
    DescribeRegions: describeRegions,
    DescribeZoneInstanceConfigInfos: describeZoneInstanceConfigInfos,
    DescribeZones: describeZones,
    DisassociateInstancesKeyPairs: disassociateInstancesKeyPairs,
    ImportKeyPair: importKeyPair,
    InquiryPriceResetInstancesType: inquiryPriceResetInstancesType,
    InquiryPriceRunInstances: inquiryPriceRunInstances,
    ModifyInstancesAttribute: modifyInstancesAttribute,
    RebootInstances: rebootInstances,
    ResetInstancesType: resetInstancesType,
    ResizeInstanceDisks: resizeInstanceDisks,
    RunInstances: runInstances,
    StartInstances: startInstances,
    StopInstances: stopInstances,
    TerminateInstances: terminateInstances,
  },
  pages: { hosts: readMetadata },
  start: (world) => {
    handleTasks(world)
    scheduleBoot(world)
  },
  stop: shutDownAllHosts,
}
