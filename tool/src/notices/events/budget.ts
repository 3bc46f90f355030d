import type { Notice } from '../notice.ts'
import type { Place } from './place.ts'

const decimals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Whether a month costs more than it may; yuan. */
export function budgetNotice(place: Place, monthly: number, budget: number, now: Date): Notice {
  const isWell = monthly <= budget
  return {
    ...place,
    cause: 'budget',
    kind: 'budget',
    level: 'warning',
    state: isWell ? 'resolved' : 'raised',
    edition: decimals.format(monthly),
    title: isWell
      ? { en: 'The month is within its budget', zh: '每月费用在预算之内' }
      : { en: 'The month costs more than its budget', zh: '每月费用超出预算' },
    since: now.toISOString(),
    facts: [
      { name: { en: 'A month', zh: '每月' }, value: `¥${decimals.format(monthly)}` },
      { name: { en: 'Budget', zh: '预算' }, value: `¥${decimals.format(budget)}` },
    ],
    next: `npx tengyun cost ${place.environment}`,
  }
}
