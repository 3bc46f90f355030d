import type { CvmFields } from '../../resources/cvm.ts'
import { type Rule, wantedOf } from '../rule.ts'

export const hostOneZone: Rule = {
  id: 'host/one-zone',
  severity: 'warning',
  title: { en: 'Several hosts stand in one zone.', zh: '多台主机位于同一可用区。' },
  explanation: {
    en: 'A zone is a building with power and network of its own: all of them go down with it.',
    zh: '一个可用区是电力与网络独立的机房，一旦故障，全部主机同时不可用。',
  },
  remedy: {
    en: 'Spread them (compute.zones) before there is anything on them: a host that changes its zone is made anew.',
    zh: '请在主机投入使用之前分布到多个可用区（compute.zones）：更换可用区的主机会重建。',
  },
  violations: (subject) => {
    const hosts = wantedOf<CvmFields>(subject, 'cvm')
    const [zone, ...others] = new Set(hosts.map(({ fields }) => fields.zone))
    if (subject.isThrowaway || hosts.length < 2 || others.length > 0) return []
    return [
      {
        key: `environment/${subject.environment}`,
        message: {
          en: `All ${hosts.length} of its hosts stand in ${zone}.`,
          zh: `${hosts.length} 台主机均位于 ${zone}。`,
        },
      },
    ]
  },
}
