import type {
  DomainInfo,
  DomainListItem,
  RecordInfo,
  RecordListItem,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asTagKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { limits } from './limits.ts'
import { lineIdOf } from './lines.ts'
import { type DnsRecord, type Domain, recordsOf } from './model.ts'

/** Where DNSPod's free plan has its zones. */
export const nameServers = ['f1g1ns1.dnspod.net', 'f1g1ns2.dnspod.net']

export function domainTags(world: World, { domainId }: Domain): Tags {
  return tagsOf(world, resourceName(world, 'dnsDomain', '', String(domainId)))
}

export function showListedDomain(world: World, domain: Domain): DomainListItem {
  return { ...common(world, domain), Name: domain.name, DNSStatus: '', EffectiveDNS: [...nameServers] }
}

export function showDomain(world: World, domain: Domain): DomainInfo {
  return {
    ...common(world, domain),
    Domain: domain.name,
    IsMark: 'no',
    Uin: world.account.uin,
    DnspodNsList: [...nameServers],
    ActualNsList: [...nameServers],
    IsSubDomain: false,
  }
}

function common(world: World, domain: Domain) {
  return {
    DomainId: domain.domainId,
    Status: 'ENABLE',
    TTL: limits.ttl.default,
    Grade: 'DP_FREE',
    GradeLevel: 2,
    GradeTitle: '免费版',
    GroupId: 1,
    IsVip: 'NO',
    Punycode: domain.name,
    Remark: '',
    Owner: world.account.uin,
    RecordCount: recordsOf(world, domain).length,
    CreatedOn: chinaTime(domain.createdAt),
    UpdatedOn: chinaTime(domain.updatedAt),
    TagList: asTagKeyValue(domainTags(world, domain)),
  }
}

export function showListedRecord(record: DnsRecord): RecordListItem {
  return {
    RecordId: record.recordId,
    Name: record.subDomain,
    Type: record.type,
    Line: record.line,
    LineId: lineIdOf(record.line),
    Value: record.value,
    TTL: record.ttl,
    MX: record.mx,
    ...(record.weight === undefined ? {} : { Weight: record.weight }),
    Status: record.enabled ? 'ENABLE' : 'DISABLE',
    MonitorStatus: '',
    Remark: record.remark,
    DefaultNS: record.defaultNs,
    UpdatedOn: chinaTime(record.updatedAt),
  }
}

export function showRecord(record: DnsRecord): RecordInfo {
  return {
    Id: record.recordId,
    DomainId: record.domainId,
    SubDomain: record.subDomain,
    RecordType: record.type,
    RecordLine: record.line,
    RecordLineId: lineIdOf(record.line),
    Value: record.value,
    TTL: record.ttl,
    MX: record.mx,
    ...(record.weight === undefined ? {} : { Weight: record.weight }),
    Enabled: record.enabled ? 1 : 0,
    MonitorStatus: '',
    Remark: record.remark,
    UpdatedOn: chinaTime(record.updatedAt),
  }
}
