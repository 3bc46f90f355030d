import type { Rule as Flow, SecurityGroupFields } from '../../resources/security-group.ts'
import { type Rule, wantedOf } from '../rule.ts'

/** Ports behind which one guessed password, or none at all, gives everything away. */
const guarded: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [2375, 'Docker'],
  [3389, 'RDP'],
  [5432, 'PostgreSQL'],
  [6379, 'Redis'],
])

export const portOpen: Rule = {
  id: 'network/port-open',
  severity: 'error',
  title: {
    en: 'A port for administrators or databases is open to the world.',
    zh: '管理或数据库端口对全网开放。',
  },
  explanation: {
    en: 'SSH (22), Docker (2375), RDP (3389), PostgreSQL (5432) and Redis (6379) are scanned for all day long; an address range with a prefix shorter than 8 bits counts as the world.',
    zh: 'SSH（22）、Docker（2375）、RDP（3389）、PostgreSQL（5432）和 Redis（6379）端口时刻有人扫描；前缀短于 8 位的网段视为全网。',
  },
  remedy: {
    en: 'Allow it from the VPC or from a security group; hosts are reached through the cloud’s agent without any port.',
    zh: '只对 VPC 或安全组开放；主机可通过自动化助手访问，无需开放端口。',
  },
  violations: (subject) =>
    wantedOf<SecurityGroupFields>(subject, 'security-group').flatMap(({ key, fields }) =>
      fields.ingress.filter(isOpenToTheWorld).flatMap((flow) =>
        [...guarded]
          .filter(([port]) => covers(flow, port))
          .map(([port, name]) => ({
            key,
            message: {
              en: `Port ${port} (${name}) is open to ${String(flow.peer)}.`,
              zh: `端口 ${port}（${name}）对 ${String(flow.peer)} 开放。`,
            },
          })),
      ),
    ),
}

function isOpenToTheWorld({ peer }: Flow): boolean {
  const [, prefix] = typeof peer === 'string' ? peer.split('/') : []
  return prefix !== undefined && Number(prefix) < 8
}

/** Whether a flow lets TCP through to a port: `ALL`, `22`, `80,443` and `8000-8010` are how the cloud writes ports. */
function covers({ protocol, port }: Flow, wanted: number): boolean {
  if (protocol === 'ALL') return true
  if (protocol !== 'TCP') return false
  return port.split(',').some((part) => {
    if (part === 'ALL') return true
    const [first = 0, last = first] = part.split('-').map(Number)
    return first <= wanted && wanted <= last
  })
}
