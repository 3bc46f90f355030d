import type { Fields } from '../plan/model.ts'
import type { Text } from '../text.ts'
import type { Amounts } from './assumed.ts'
import type { Quote } from './model.ts'
import { monthly } from './money.ts'

/**
 * Prices for which the cloud has no inquiry, in yuan, for regions in mainland China, paid by use, before any
 * discount or free quota. The products' pages below https://buy.cloud.tencent.com/price as they were known in this
 * month, entered by hand: a magnitude, not an offer.
 */
export const listPricesAsOf = '2025-06'

const nat = { gatewayHour: 0.5, trafficGigabyte: 0.8 }
const cos = { storedGigabyteMonth: 0.118, downloadedGigabyte: 0.5, replicatedGigabyte: 0.5 }
const cdnGigabyte = 0.21
const cls = { written: 0.18, indexed: 0.35, storedGigabyteDay: 0.0115 }
const snapshotGigabyteMonth = 0.12

/** What one resource of a kind costs a month, with the amounts that rests on. */
export type ListPrice = (fields: Fields, amounts: Amounts) => Quote & { readonly assumption: Text }

export const listPrices: Readonly<Record<string, ListPrice>> = {
  'nat-gateway': (_fields, assumed) => ({
    monthly: monthly(nat.gatewayHour) + assumed.trafficOut * nat.trafficGigabyte,
    assumption: {
      en: `small NAT gateway at ¥${nat.gatewayHour} an hour, ${assumed.trafficOut} GB of traffic through it at ¥${nat.trafficGigabyte} a GB`,
      zh: `小型 NAT 网关，每小时 ${nat.gatewayHour} 元；流量 ${assumed.trafficOut} GB，每 GB ${nat.trafficGigabyte} 元`,
    },
  }),

  'cos-bucket': (_fields, assumed) => ({
    monthly: assumed.stored * cos.storedGigabyteMonth + assumed.downloaded * cos.downloadedGigabyte,
    assumption: {
      en: `${assumed.stored} GB in standard storage at ¥${cos.storedGigabyteMonth} and ${assumed.downloaded} GB downloaded at ¥${cos.downloadedGigabyte} a GB and month for each bucket`,
      zh: `每个存储桶标准存储 ${assumed.stored} GB，每 GB ${cos.storedGigabyteMonth} 元；每月下行 ${assumed.downloaded} GB，每 GB ${cos.downloadedGigabyte} 元`,
    },
  }),

  'cos-replica': (_fields, assumed) => ({
    monthly: assumed.stored * cos.storedGigabyteMonth + assumed.replicated * cos.replicatedGigabyte,
    assumption: {
      en: `${assumed.stored} GB of copies in standard storage, ${assumed.replicated} GB a month copied to the other region at ¥${cos.replicatedGigabyte} a GB`,
      zh: `副本标准存储 ${assumed.stored} GB，每月跨地域复制 ${assumed.replicated} GB，每 GB ${cos.replicatedGigabyte} 元`,
    },
  }),

  'cdn-domain': (_fields, assumed) => ({
    monthly: assumed.delivered * cdnGigabyte,
    assumption: {
      en: `${assumed.delivered} GB delivered by the CDN a month at ¥${cdnGigabyte} a GB`,
      zh: `CDN 每月流量 ${assumed.delivered} GB，每 GB ${cdnGigabyte} 元`,
    },
  }),

  'cls-topic': ({ retention }, assumed) => ({
    monthly: assumed.logged * (cls.written + cls.indexed + Number(retention) * cls.storedGigabyteDay),
    assumption: {
      en: `${assumed.logged} GB of logs a month for each topic, at ¥${cls.written} a GB written, ¥${cls.indexed} indexed and ¥${cls.storedGigabyteDay} for each of ${retention} days`,
      zh: `每个日志主题每月 ${assumed.logged} GB：写入每 GB ${cls.written} 元，索引 ${cls.indexed} 元，保存 ${retention} 天每天 ${cls.storedGigabyteDay} 元`,
    },
  }),

  'snapshot-policy': (_fields, assumed) => ({
    monthly: assumed.snapshots * snapshotGigabyteMonth,
    assumption: {
      en: `${assumed.snapshots} GB of snapshots at ¥${snapshotGigabyteMonth} a GB and month`,
      zh: `快照 ${assumed.snapshots} GB，每 GB 每月 ${snapshotGigabyteMonth} 元`,
    },
  }),
}

/**
 * Kinds that cost nothing by themselves. What they lead to is paid elsewhere: traffic at addresses, domains and
 * certificates at their registrars, messages of alarms above the free number at the account.
 */
export const freeKinds: ReadonlySet<string> = new Set([
  'vpc',
  'subnet',
  'route-table',
  'security-group',
  'key-pair',
  'cam-role',
  'oidc-provider',
  'postgres-read-only-group',
  'clb-listener',
  'clb-rule',
  'ssl-certificate',
  'dns-record',
  'alarm-notice',
  'alarm-policy',
  'cls-logset',
])
