import type { Text } from '../text.ts'
import type { Answers } from './answers.ts'
import { type DetectedApp, isSiteAlone } from './detected-app.ts'
import { variablesText } from './image-text.ts'
import { literal } from './literal.ts'
import { zonesOf } from './regions.ts'
import { siteText } from './site-text.ts'
import { type Size, sizes } from './sizes.ts'

/** The environment that people use, in Tencent Cloud. */
export function productionText(answers: Answers, app: DetectedApp, say: (text: Text) => string): string {
  const size: Size = sizes[answers.size]
  const [zone, standbyZone] = zonesOf(answers.region)
  const { hosts, host, disk, bandwidth, postgres, redis } = size
  const inContainers = app.image === undefined ? '' : "runtime: 'compose', "
  const several = hosts > 1 ? `hosts: ${hosts}, zones: [${literal(zone)}, ${literal(standbyZone)}], ` : ''
  return [
    `// ${say({ en: 'Try it here first, without an account: npx tengyun up production --emulator', zh: '可先在本机试运行，无需账号：npx tengyun up production --emulator' })}`,
    'production: {',
    "  cloud: 'tencent',",
    `  region: ${literal(answers.region)},`,
    `  zone: ${literal(zone)},`,
    `  // ${say({ en: 'Yuan a month; a plan above it is refused. What it costs: npx tengyun cost production', zh: '每月预算（元），超出则拒绝执行。实际费用：npx tengyun cost production' })}`,
    `  budget: ${isSiteAlone(app) ? size.siteBudget : size.budget},`,
    `  compute: { ${inContainers}${several}size: ${literal(host)}, dataDisk: ${disk}, bandwidth: ${bandwidth}, snapshots: { retention: 7 } },`,
    ...indented(variablesText(app, say)),
    ...entrance(answers, size, say),
    ...databases(app, { postgres, redis, standbyZone, name: answers.name }, say),
    '  alarms: {},',
    '  logs: { retention: 30 },',
    `  // ${say({ en: 'A release of which one answer in twenty is an error goes back by itself within a minute.', zh: '一分钟内错误率达到二十分之一的版本会自动回退。' })}`,
    '  releases: { keep: 5, guard: { seconds: 60, errorRate: 0.05 } },',
    '},',
  ]
    .map((line) => `    ${line}`)
    .join('\n')
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

/** A certificate is served by the load balancer. */
function entrance({ domain }: Answers, { hosts, bandwidth }: Size, say: (text: Text) => string): string[] {
  if (domain === undefined) return hosts > 1 ? [`  loadBalancer: { bandwidth: ${bandwidth} },`] : []
  return [
    `  loadBalancer: { bandwidth: ${bandwidth} },`,
    `  // ${say({ en: 'The zone must be in DNSPod of the same account; in mainland regions the name needs an ICP filing.', zh: '该域名须在同一账号的 DNSPod 中；中国内地地域须完成 ICP 备案。' })}`,
    `  domain: { name: ${literal(domain)}, dns: { zone: ${literal(zoneIn(domain))} }, certificate: { type: 'free' } },`,
  ]
}

/** `example.com.cn` of `app.example.com.cn`. */
function zoneIn(domain: string): string {
  const labels = domain.split('.')
  const suffix = /\.(com|net|org|gov|edu|ac)\.cn$/.test(domain) ? 3 : 2
  return labels.slice(-suffix).join('.')
}

interface Databases {
  readonly postgres: Size['postgres']
  readonly redis: number
  readonly standbyZone: string
  readonly name: string
}

function databases(app: DetectedApp, sized: Databases, say: (text: Text) => string): string[] {
  if (isSiteAlone(app)) return indented(siteText(say))
  const { needs } = app
  const { postgres, redis, standbyZone, name } = sized
  return [
    ...(needs.postgres || needs.redis
      ? [
          `  // ${say({ en: 'The app finds them in DATABASE_URL and REDIS_URL.', zh: '应用通过 DATABASE_URL 与 REDIS_URL 访问。' })}`,
        ]
      : []),
    `  postgres: { size: ${literal(postgres.size)}, storage: ${postgres.storage}, standbyZone: ${literal(standbyZone)}, database: ${literal(name.replaceAll('-', '_'))} },`,
    `  redis: { memory: ${redis} },`,
    '  backups: {},',
  ]
}
