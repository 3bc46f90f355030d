import { pricesAsOf } from '../../../emulator/src/services/prices-as-of.ts'
import type { Capacity } from '../../../tool/src/capacity/capacity.ts'
import { limitsOf } from '../../../tool/src/capacity/limits.ts'
import { listPricesAsOf } from '../../../tool/src/cost/list-prices.ts'
import { inLanguage, type Language, type Text } from '../../../tool/src/text.ts'
import {
  amountOf,
  assumed,
  documented,
  measured,
  priced,
  rules,
} from '../../../tool/src/views/capacity/assumptions.ts'
import { capacityRows } from '../../../tool/src/views/capacity/rows.ts'
import { yuan } from '../../../tool/src/views/cost.ts'
import { billOf } from './bill.ts'
import { exampleOf } from './example.ts'
import { words } from './words.ts'

/** The page `docs/capacity.md`, or its twin: every figure of it with the assumption or the measurement that it follows from. */
export function capacityPage(capacities: readonly Capacity[], language: Language): string {
  const say = (text: Text) => inLanguage(text, language)
  const [users = [], ...rows] = capacityRows(capacities, language)
  const example = capacities.find(({ load }) => load.users === 1_000)
  return [
    `# ${say(words.title)}`,
    say(words.twin),
    say(words.intro({ pricesAsOf, listPricesAsOf })),
    tableOf([users, ...rows]),
    `## ${say(words.assumed)}`,
    listOf(assumed.map(say)),
    `## ${say(words.measured)}`,
    say(words.howMeasured),
    ratesOf(say),
    `## ${say(words.sizes)}`,
    listOf([...rules.map(say), ...words.sizeRules.map(say)]),
    ...(example ? [say(exampleOf(example))] : []),
    `## ${say(words.limits)}`,
    say(words.howLimits),
    tableOf([users, ...limitRows(capacities, say)]),
    say(words.notLimits),
    listOf([say(documented)]),
    `## ${say(words.bill)}`,
    tableOf([
      users,
      ...billOf(capacities).map(({ title, amounts }) => [say(title), ...amounts.map(yuan)]),
      [say(words.sum), ...capacities.map(({ cost }) => yuan(cost.monthly))],
    ]),
    listOf(priced(capacities).map(say)),
    ...(example ? [say(words.eachResource), resourcesOf(example, say)] : []),
    `## ${say(words.notReckoned)}`,
    listOf(words.omissions.map(say)),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

/** What is planned with, and what measures it. */
function ratesOf(say: (text: Text) => string): string {
  const rows = measured.map((rate) => [say(rate.of), amountOf(rate), `\`${rate.command}\`: ${rate.figure}`])
  return tableOf([words.ratesHead.map(say), ...rows], [true, false, true])
}

/** Every limit of each environment; the first in bold. */
function limitRows(capacities: readonly Capacity[], say: (text: Text) => string): string[][] {
  const all = capacities.map(({ sizes, databases }) => limitsOf(sizes, databases))
  const names = new Map(all.flat().map(({ of }) => [of.en, of]))
  return [...names.values()].map((of) => [
    say(of),
    ...all.map((limits, index) => {
      const users = limits.find((limit) => limit.of.en === of.en)?.users
      if (users === undefined) return '–'
      const shown = Math.floor(users).toLocaleString('en', { maximumSignificantDigits: 2 })
      return capacities[index]?.limit.of.en === of.en ? `**${shown}**` : shown
    }),
  ])
}

/** What each resource costs a month, and what that rests on. */
function resourcesOf({ cost }: Capacity, say: (text: Text) => string): string {
  const rows = cost.items
    .toSorted((a, b) => (b.monthly ?? 0) - (a.monthly ?? 0))
    .map(({ key, monthly, assumption }) => [
      `\`${key}\``,
      yuan(monthly ?? Number.NaN),
      assumption ? say(assumption) : '',
    ])
  return tableOf([words.resourcesHead.map(say), ...rows], [true, false, true])
}

/** A table whose first row is its head. Columns of figures stand to the right: all but the first, unless told. */
function tableOf([head = [], ...rows]: readonly (readonly string[])[], isText = [true]): string {
  const lineOf = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, column) => (isText[column] ? '---' : '--:'))
  return [head, rule, ...rows].map(lineOf).join('\n')
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
