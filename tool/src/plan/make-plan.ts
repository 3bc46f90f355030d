import { differencesBetween } from './diff.ts'
import type { BackupFate, Change, Desired, Difference, Key, Observed, Plan, Reason, Rules } from './model.ts'

export interface PlanInput {
  readonly project: string
  readonly environment: string
  readonly account: string
  readonly region: string
  readonly desired: readonly Desired[]
  readonly observed: readonly Observed[]
  readonly rules: (kind: string) => Rules
  /** Whether data is backed up before it is deleted. */
  readonly backups: boolean
  /** Objects that are replaced because a person asked for it. */
  readonly requested?: ReadonlySet<Key>
}

/** Compares what is wanted with what there is. Pure: equal input gives an equal plan. */
export function makePlan(input: PlanInput): Plan {
  const { project, environment, account, region } = input
  const have = new Map(input.observed.map((object) => [object.key, object]))
  const wanted = new Set(input.desired.map((resource) => resource.key))
  const replaced = new Set<Key>()
  const idOf = (key: Key) => (replaced.has(key) ? undefined : have.get(key)?.id)

  // `desired` comes in order of dependence, so whoever depends on a replaced object is compared after it and
  // sees its id as not known yet.
  const changes: Change[] = []
  const unchanged: { key: Key; id: string }[] = []
  for (const resource of input.desired) {
    const existing = have.get(resource.key)
    const change = compare(resource, existing, input, idOf)
    if (change) changes.push(change)
    else if (existing) unchanged.push({ key: existing.key, id: existing.id })
    if (change?.action === 'replace') replaced.add(resource.key)
  }
  const orphans = input.observed.filter((object) => !wanted.has(object.key))
  for (const object of orphans) changes.push(removal(object, 'orphaned', input))
  return { project, environment, account, region, changes, unchanged }
}

/** The plan that removes everything observed. Pure. */
export function makeRemovalPlan(input: RemovalInput): Plan {
  const { project, environment, account, region } = input
  const changes = input.observed.map((object) => removal(object, 'requested', input))
  return { project, environment, account, region, changes, unchanged: [] }
}

function compare(
  want: Desired,
  have: Observed | undefined,
  input: PlanInput,
  idOf: (key: Key) => string | undefined,
): Change | undefined {
  const { kind, key, name } = want
  const rules = input.rules(kind)
  const { holdsData } = rules
  const base = { kind, key, name, holdsData, desired: want.fields }
  if (have === undefined) {
    const differences = Object.entries(want.fields).map(([field, to]) => ({ field, to }))
    return { ...base, action: 'create', reason: 'missing', differences }
  }
  const existing = { ...base, id: have.id, observed: have.fields }
  const differences = differencesBetween(want.fields, have.fields, rules, idOf)
  const reason = reasonToReplace(want, differences, input)
  if (reason !== undefined)
    return { ...existing, action: 'replace', reason, differences, ...backupOf(rules, input) }
  if (!have.tagged) return { ...existing, action: 'adopt', reason: 'unfinished', differences }
  if (differences.length > 0) return { ...existing, action: 'update', reason: 'changed', differences }
  if (!have.settled) return { ...existing, action: 'update', reason: 'unfinished', differences }
  return undefined
}

function reasonToReplace(
  { kind, key }: Desired,
  differences: readonly Difference[],
  { rules, requested }: PlanInput,
): Extract<Reason, 'immutable-field' | 'requested'> | undefined {
  if (differences.some(({ field }) => rules(kind).immutable.includes(field))) return 'immutable-field'
  return requested?.has(key) ? 'requested' : undefined
}

type RemovalInput = Omit<PlanInput, 'desired' | 'requested'>

function removal(object: Observed, reason: 'orphaned' | 'requested', input: RemovalInput): Change {
  const { kind, key, name, id, fields } = object
  const rules = input.rules(kind)
  const { holdsData } = rules
  const base = { action: 'delete', kind, key, name, reason, id, observed: fields, differences: [] } as const
  return { ...base, holdsData, ...backupOf(rules, input) }
}

function backupOf({ holdsData, backup }: Rules, { backups }: RemovalInput): { readonly backup?: BackupFate } {
  if (!holdsData) return {}
  return { backup: backups ? backup : 'none' }
}
