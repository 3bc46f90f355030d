import type { Finding } from '../../../health/finding.ts'
import { lookAtHealth } from '../../../health/look.ts'
import { inLanguage } from '../../../text.ts'
import type { Check, CheckInput } from '../../check.ts'
import { judged } from '../../finding.ts'

/**
 * Backups have a check of their own. The load of this moment is what these checks themselves put on, beside whatever else
 * a machine does; alarms watch it over time.
 */
const elsewhere = /^(backups?|load)\b/

export const health: Check = {
  id: 'health',
  title: { en: 'Every probe of health is well', zh: '健康检查全部正常' },
  story: ['5.4.3', '6.4.1', 'T4'],
  expected: {
    en: 'hosts, app, databases, cache, storage and certificates within their limits',
    zh: '主机、应用、数据库、缓存、存储与证书均在限值内',
  },
  mend: {
    en: 'See each with what mends it: `npx tengyun health`.',
    zh: '运行 `npx tengyun health` 查看各项及处理方法。',
  },
  isAlone: true,
  async run(input) {
    const first = await look(input)
    // What is slow at one moment is so for many reasons; what is not well twice is not well.
    const findings = first.every(({ ok }) => ok) ? first : better(first, await look(input))
    const told = findings.map(({ id, ok, found }) => `${ok ? '✓' : '✗'} ${id}: ${inLanguage(found, 'en')}`)
    const bad = findings.filter(({ ok }) => !ok)
    const words = (language: 'en' | 'zh') =>
      bad.length === 0
        ? `${findings.length}/${findings.length}`
        : bad
            .map(
              ({ title, subject, found }) =>
                `${inLanguage(title, language)} ${subject}: ${inLanguage(found, language)}`,
            )
            .join('; ')
    return judged(bad.length === 0, { en: words('en'), zh: words('zh') }, told)
  },
}

async function look({ session }: CheckInput): Promise<Finding[]> {
  const all = await lookAtHealth(session, new Date())
  return all.filter(({ id }) => !elsewhere.test(id))
}

function better(first: readonly Finding[], second: readonly Finding[]): Finding[] {
  return second.map((finding) => {
    const before = first.find(({ id, subject }) => id === finding.id && subject === finding.subject)
    return before?.ok === true ? before : finding
  })
}
