import { CloudCallError } from '../cloud/errors.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Change, Key } from '../plan/model.ts'
import { type Text, verbatim } from '../text.ts'
import { type Amounts, assumed } from './assumed.ts'
import { freeKinds, listPrices, listPricesAsOf } from './list-prices.ts'
import type { Cost, CostChange, CostItem, Priceable } from './model.ts'
import { roundToFen, sum } from './money.ts'
import type { PriceContext } from './price.ts'
import { prices } from './prices/index.ts'

/**
 * Asks what each resource costs a month, all side by side. What is free has no item.
 *
 * @param amounts of what is paid by use. Default: those of a small team's app
 */
export async function priceEach(
  context: PriceContext,
  resources: readonly Priceable[],
  amounts: (key: Key) => Amounts = () => assumed,
): Promise<CostItem[]> {
  const items = await Promise.all(resources.map((resource) => priceOf(context, resource, amounts)))
  return items.filter((item) => item !== undefined)
}

/** Asks what the objects that a plan changes cost as they are now. */
export function pricesBefore(context: PriceContext, changes: readonly Change[]): Promise<CostItem[]> {
  return priceEach(
    context,
    changes.flatMap(({ kind, key, observed }) => (observed ? [{ kind, key, fields: observed }] : [])),
  )
}

/**
 * Adds up what an environment will cost and what its changes make of that. Pure.
 *
 * @param after the prices of everything the config wants
 * @param before the prices of what the changes find
 */
export function makeCost(
  after: readonly CostItem[],
  before: readonly CostItem[],
  changes: readonly Pick<Change, 'action' | 'key'>[],
): Cost {
  const deltas = changes.flatMap(({ action, key }): CostChange[] => {
    const then = action === 'delete' ? undefined : priceIn(after, key)
    const now = priceIn(before, key)
    if (then === undefined && now === undefined) return []
    const known = then !== null && now !== null
    return [{ key, delta: known ? roundToFen((then ?? 0) - (now ?? 0)) : null }]
  })
  return {
    currency: 'CNY',
    monthly: sum(after.map((item) => item.monthly ?? 0)),
    delta: sum(deltas.map(({ delta }) => delta ?? 0)),
    items: after,
    changes: deltas,
  }
}

/** What was taken for granted, each once. */
export function assumptionsOf({ items }: Cost): Text[] {
  const listed = items.some(({ source }) => source === 'list-price')
  const texts = [
    { en: '730 hours a month, paid by the hour or by use', zh: '每月按 730 小时计，按量计费' },
    ...items.flatMap(({ assumption }) => (assumption ? [assumption] : [])),
    ...(listed ? [asOf] : []),
  ]
  return [...new Map(texts.map((text) => [text.en, text])).values()]
}

const asOf: Text = {
  en: `list prices for mainland China as of ${listPricesAsOf} where the cloud cannot be asked`,
  zh: `云端无法询价的项目采用 ${listPricesAsOf} 的中国大陆刊例价`,
}

async function priceOf(
  context: PriceContext,
  resource: Priceable,
  amounts: (key: Key) => Amounts,
): Promise<CostItem | undefined> {
  const { kind, key, fields } = resource
  if (freeKinds.has(kind)) return undefined
  const listed = listPrices[kind]
  if (listed) {
    const { monthly, assumption } = listed(fields, amounts(key))
    return { key, source: 'list-price', monthly: roundToFen(monthly), assumption }
  }
  const price = prices.get(kind)
  if (!price) return { key, source: 'list-price', monthly: null, reason: unknownKind }
  try {
    const { monthly, assumption } = await price.ask(context, fields, amounts(key))
    if (!Number.isFinite(monthly)) return { key, source: 'inquiry', monthly: null, reason: emptyAnswer }
    return { key, source: 'inquiry', monthly: roundToFen(monthly), ...(assumption ? { assumption } : {}) }
  } catch (error) {
    return { key, source: 'inquiry', monthly: null, reason: reasonOf(error) }
  }
}

const unknownKind: Text = { en: 'no price is known for this kind', zh: '此类资源没有已知价格' }
const emptyAnswer: Text = { en: 'the cloud answered without a price', zh: '云端的回答中没有价格' }

/** A price that cannot be had stops nothing; a mistake of ours is still one. */
function reasonOf(error: unknown): Text {
  if (error instanceof CloudCallError) {
    const { call, code, message } = error
    return verbatim(code === undefined ? `${call}: ${message}` : `${call}: ${code}: ${message}`)
  }
  if (error instanceof TengyunError) {
    const { why } = error.explanation
    return typeof why === 'object' ? why : verbatim(why ?? error.message)
  }
  throw error
}

function priceIn(items: readonly CostItem[], key: Key): number | null | undefined {
  return items.find((item) => item.key === key)?.monthly
}
