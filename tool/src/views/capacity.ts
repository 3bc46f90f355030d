import type { Capacity } from '../capacity/capacity.ts'
import { planned, rates } from '../capacity/rates.ts'
import { usage } from '../capacity/usage.ts'
import { inLanguage, type Language, type Text } from '../text.ts'
import { amountOf, assumed, documented, measured, priced, rules } from './capacity/assumptions.ts'
import { capacityRows } from './capacity/rows.ts'
import { costDocument } from './cost.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

/** What an environment has to be for each number of users, side by side. */
export function showCapacity(terminal: Terminal, environment: string, capacities: readonly Capacity[]): void {
  const { colors, language } = terminal
  terminal.say({
    en: `${colors.bold(environment)}, as large as it has to be:`,
    zh: `${colors.bold(environment)} 按用户数所需的规模：`,
  })
  for (const line of tableLines(capacityRows(capacities, language))) terminal.say(`  ${line}`)
  terminal.say('')
  for (const text of [...assumed, ...rules, inOneLine, documented, ...priced(capacities)])
    terminal.say(colors.dim(`  · ${inLanguage(text, language)}`))
}

/** The same for machines. */
export function capacityDocument(environment: string, capacities: readonly Capacity[], language: Language) {
  return {
    environment,
    assumptions: { usage, rates, planned },
    capacities: capacities.map(({ load, sizes, databases, cost, model, limit }) => ({
      users: load.users,
      load,
      sizes,
      databases,
      cost: costDocument(cost, language),
      model,
      limit: { of: inLanguage(limit.of, language), users: Math.floor(limit.users) },
    })),
  }
}

const inOneLine: Text = {
  en: `measured of safe-system (docs/capacity.md): ${measured.map((rate) => `${rate.of.en}: ${amountOf(rate)}`).join('; ')}`,
  zh: `safe-system 实测（docs/capacity.zh.md）：${measured.map((rate) => `${rate.of.zh}：${amountOf(rate)}`).join('；')}`,
}
