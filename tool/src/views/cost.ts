import { assumptionsOf } from '../cost/cost.ts'
import type { Cost, CostItem } from '../cost/model.ts'
import type { Key } from '../plan/model.ts'
import { inLanguage, type Language, type Text } from '../text.ts'
import type { Terminal } from './terminal.ts'

const decimals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** `¥1,234.50` */
export function yuan(amount: number): string {
  return `¥${decimals.format(amount)}`
}

/** `+¥12.00`, `-¥3.50` */
function signed(amount: number): string {
  return `${amount < 0 ? '-' : '+'}${yuan(Math.abs(amount))}`
}

/** The difference that one change makes, for the end of its line; empty where it makes none. */
export function differenceOf(cost: Cost, key: Key): Text | undefined {
  const change = cost.changes.find((one) => one.key === key)
  if (change === undefined || change.delta === 0) return undefined
  if (change.delta === null) return { en: 'price unknown', zh: '价格未知' }
  const amount = signed(change.delta)
  return { en: `${amount} a month`, zh: `每月 ${amount}` }
}

/** The month's sum, and what the changes make of it where there are any. */
export function showCostSummary(terminal: Terminal, cost: Cost, changes: boolean): void {
  const { colors } = terminal
  const total = colors.bold(yuan(cost.monthly))
  const difference = signed(cost.delta)
  terminal.say({
    en: `Cost: ${atLeast(cost) ? 'at least ' : ''}${total} a month${changes ? `, ${difference} by these changes` : ''}.`,
    zh: `费用：每月${atLeast(cost) ? '至少' : ''} ${total}${changes ? `，本次更改 ${difference}` : ''}。`,
  })
  showUnknown(terminal, cost)
}

/** Every resource that costs something, most expensive first, and what the sum rests on. */
export function showCost(terminal: Terminal, environment: string, cost: Cost): void {
  const { colors, language } = terminal
  const items = cost.items.toSorted((a, b) => (b.monthly ?? 0) - (a.monthly ?? 0))
  const keyWidth = Math.max(0, ...items.map(({ key }) => key.length))
  const amounts = [...items.map(amountOf), yuan(cost.monthly)]
  const width = Math.max(...amounts.map((amount) => amount.length))
  terminal.say({
    en: `${colors.bold(environment)} costs by the month:`,
    zh: `${colors.bold(environment)} 的每月费用：`,
  })
  for (const item of items) {
    const source = item.source === 'list-price' ? inLanguage(listed, language) : ''
    terminal.say(`  ${item.key.padEnd(keyWidth)}  ${amountOf(item).padStart(width)}  ${colors.dim(source)}`)
  }
  const sum = `${''.padEnd(keyWidth)}  ${colors.bold(yuan(cost.monthly).padStart(width))}`
  terminal.say(`  ${sum}  ${inLanguage(atLeast(cost) ? incomplete : complete, language)}`)
  showUnknown(terminal, cost)
  terminal.say('')
  for (const text of assumptionsOf(cost)) terminal.say(colors.dim(`  · ${inLanguage(text, language)}`))
}

/** The cost for machines. */
export function costDocument(cost: Cost, language: Language) {
  const { currency, monthly, delta, items, changes } = cost
  const words = (text: Text | undefined, name: string) =>
    text === undefined ? {} : { [name]: inLanguage(text, language) }
  return {
    currency,
    monthly,
    delta,
    items: items.map((item) => ({
      key: item.key,
      monthly: item.monthly,
      source: item.source,
      ...words(item.assumption, 'assumption'),
      ...words(item.reason, 'reason'),
    })),
    changes,
    assumptions: assumptionsOf(cost).map((text) => inLanguage(text, language)),
  }
}

const complete: Text = { en: 'in all', zh: '合计' }
const incomplete: Text = { en: 'at least in all', zh: '合计（至少）' }
const listed: Text = { en: 'list price', zh: '刊例价' }

function amountOf({ monthly }: CostItem): string {
  return monthly === null ? '?' : yuan(monthly)
}

function atLeast({ items }: Cost): boolean {
  return items.some(({ monthly }) => monthly === null)
}

function showUnknown(terminal: Terminal, { items }: Cost): void {
  for (const { key, reason } of items.filter(({ monthly }) => monthly === null)) {
    const why = inLanguage(reason ?? '', terminal.language)
    terminal.say(terminal.colors.yellow(`  ? ${key}: ${why}`))
  }
}
