import type { Capacity } from '../../../tool/src/capacity/capacity.ts'
import { sum } from '../../../tool/src/cost/money.ts'
import type { Text } from '../../../tool/src/text.ts'

/** Kinds of resources as one line of the bill. */
const lines: readonly { readonly title: Text; readonly kinds: readonly string[] }[] = [
  {
    title: { en: 'hosts and workers, with disks and snapshots', zh: '主机与 Worker 主机（含磁盘、快照）' },
    kinds: ['cvm', 'disk', 'snapshot-policy'],
  },
  {
    title: { en: 'load balancer and addresses, with traffic', zh: '负载均衡与公网地址（含流量）' },
    kinds: ['clb', 'eip', 'nat-gateway'],
  },
  { title: { en: 'PostgreSQL', zh: 'PostgreSQL' }, kinds: ['postgres'] },
  { title: { en: 'Redis', zh: 'Redis' }, kinds: ['redis'] },
  {
    title: { en: 'buckets: files, backups, releases', zh: '存储桶：文件、备份、版本' },
    kinds: ['cos-bucket'],
  },
  { title: { en: 'logs', zh: '日志' }, kinds: ['cls-topic'] },
]

/** Each line with its yuan a month for each number of users. */
export function billOf(capacities: readonly Capacity[]): { title: Text; amounts: number[] }[] {
  for (const { key } of capacities.flatMap(({ cost }) => cost.items))
    if (!lines.some(({ kinds }) => kinds.includes(kindOf(key))))
      throw new Error(`No line of the bill has ${key}.`)
  return lines.map(({ title, kinds }) => ({
    title,
    amounts: capacities.map(({ cost }) =>
      sum(
        cost.items
          .filter(({ key }) => kinds.includes(kindOf(key)))
          .map(({ monthly }) => monthly ?? Number.NaN),
      ),
    ),
  }))
}

function kindOf(key: string): string {
  return key.slice(0, key.indexOf('/'))
}
