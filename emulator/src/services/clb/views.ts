import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { findZone } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { instances } from '../cvm/model.ts'
import { publicIps } from '../cvm/view.ts'
import { resourceName } from '../tag/names.ts'
import { asTagKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { securityGroupsOf } from '../vpc/security-group-bindings.ts'
import { rulesOf } from './find.ts'
import { showHealthCheck } from './health-check.ts'
import { isLayer7, type Listener, type LoadBalancer, type Rule, type Target } from './model.ts'

export function loadBalancerTags(world: World, { region, loadBalancerId }: LoadBalancer): Tags {
  return tagsOf(world, resourceName(world, 'loadBalancer', region, loadBalancerId))
}

/** Its address is a loopback one, empty until it is made. */
export function addressesOf({ address }: LoadBalancer): string[] {
  return address === '' ? [] : [address]
}

export function showLoadBalancer(world: World, one: LoadBalancer): models.LoadBalancer {
  return {
    LoadBalancerId: one.loadBalancerId,
    LoadBalancerName: one.name,
    LoadBalancerType: one.type,
    Forward: 1,
    Domain: '',
    LoadBalancerDomain: '',
    LoadBalancerVips: addressesOf(one),
    Status: one.status === 'normal' ? 1 : 0,
    StatusTime: chinaTime(one.statusSince),
    CreateTime: chinaTime(one.createdAt),
    ProjectId: one.projectId,
    VpcId: one.vpcId,
    SubnetId: one.subnetId,
    AddressIPVersion: 'ipv4',
    VipIsp: one.type === 'OPEN' ? 'BGP' : 'INTERNAL',
    MasterZone: showZone(one.region, one.zone),
    BackupZoneSet: one.standbyZone === '' ? [] : [showZone(one.region, one.standbyZone)],
    Zones: [one.zone],
    ChargeType: 'POSTPAID_BY_HOUR',
    ...(one.type === 'OPEN' && {
      NetworkAttributes: {
        InternetChargeType: one.internetChargeType,
        InternetMaxBandwidthOut: one.internetBandwidth,
      },
    }),
    SlaType: one.slaType,
    LoadBalancerPassToTarget: one.passToTarget,
    AttributeFlags: one.deleteProtect ? ['DeleteProtect'] : [],
    SecureGroups: [...securityGroupsOf(world, one.loadBalancerId)],
    TargetRegionInfo: { Region: one.region, VpcId: one.vpcId },
    Isolation: 0,
    OpenBgp: 0,
    Snat: false,
    SnatPro: false,
    IsBlock: false,
    Tags: asTagKeyValue(loadBalancerTags(world, one)),
  }
}

function showZone(region: string, name: string): models.ZoneInfo {
  const zone = findZone(region, name)
  return { ZoneId: zone?.id ?? 0, Zone: name, ZoneName: zone?.title ?? '', ZoneRegion: region }
}

export function showListener(world: World, one: Listener): models.Listener {
  return {
    ListenerId: one.listenerId,
    ListenerName: one.name,
    Protocol: one.protocol,
    Port: one.port,
    EndPort: 0,
    Scheduler: one.scheduler,
    SessionExpireTime: one.sessionExpireTime,
    SessionType: 'NORMAL',
    SniSwitch: one.sni ? 1 : 0,
    KeepaliveEnable: one.keepalive ? 1 : 0,
    TargetType: 'NODE',
    CreateTime: chinaTime(one.createdAt),
    ...(one.healthCheck && { HealthCheck: showHealthCheck(one.healthCheck) }),
    ...showCertificate(one.certificateId),
    ...(isLayer7(one) && { Rules: rulesOf(world, one).map(showRule) }),
  }
}

export function showRule(one: Rule): models.RuleOutput {
  return {
    LocationId: one.locationId,
    ListenerId: one.listenerId,
    Domain: one.domains[0] ?? '',
    Domains: [...one.domains],
    Url: one.url,
    Scheduler: one.scheduler,
    SessionExpireTime: one.sessionExpireTime,
    HealthCheck: showHealthCheck(one.healthCheck),
    ForwardType: one.forwardType,
    Http2: one.http2,
    DefaultServer: one.defaultServer,
    BeAutoCreated: one.autoCreated,
    TargetType: 'NODE',
    CreateTime: chinaTime(one.createdAt),
    ...showCertificate(one.certificateId),
    ...(one.rewrite && {
      RewriteTarget: {
        TargetListenerId: one.rewrite.listenerId,
        TargetLocationId: one.rewrite.locationId,
        RewriteCode: one.rewrite.code,
        TakeUrl: one.rewrite.takeUrl,
        RewriteType: one.rewrite.type === 'AUTO' ? 'Auto' : 'Manual',
      },
    }),
  }
}

function showCertificate(certificateId: string | undefined) {
  return certificateId === undefined
    ? {}
    : { Certificate: { SSLMode: 'UNIDIRECTIONAL', CertId: certificateId, ExtCertIds: [] } }
}

export function showTarget(world: World, target: Target): models.Backend {
  const instance = instances(world).get(target.instanceId)
  return {
    Type: target.byAddress ? 'ENI' : 'CVM',
    InstanceId: target.instanceId,
    Port: target.port,
    Weight: target.weight,
    InstanceName: instance?.name ?? '',
    PrivateIpAddresses: instance ? [instance.privateIp] : [],
    PublicIpAddresses: instance ? publicIps(world, instance) : [],
    Zone: instance?.zone ?? '',
    RegisteredTime: chinaTime(target.registeredAt),
  }
}
