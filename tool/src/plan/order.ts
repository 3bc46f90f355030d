import type { Change, Key, Rules } from './model.ts'
import { referencesIn, textsIn } from './references.ts'

/**
 * Part of a change: copying what the old object holds, taking it away, or bringing the new one about. A replacement
 * has them all.
 */
export interface Step {
  readonly change: Change
  readonly part: Part
  /** Steps that must be done first. */
  readonly after: readonly StepName[]
}

export type Part = 'back-up' | 'remove' | 'put'

export type StepName = `${Part} ${Key}`

export function nameOf(step: Pick<Step, 'change' | 'part'>): StepName {
  return `${step.part} ${step.change.key}`
}

/**
 * The steps of a plan with what each must wait for:
 * an object is put after those it refers to, removed after those that referred to it have gone or let go, or, where
 * the cloud takes that reference away by itself, after the target that takes it along,
 * and a replacement is put after its predecessor is gone, since names and addresses are unique. Nothing at all is
 * removed before everything that is backed up is: where that fails, the environment stays whole. Pure.
 */
export function orderSteps(changes: readonly Change[], rules: (kind: string) => Rules): Step[] {
  const removed = changes.filter(({ action }) => action === 'delete' || action === 'replace')
  const put = changes.filter(({ action }) => action !== 'delete')
  const puts = new Set(put.map(({ key }) => key))
  const removals = new Set(removed.map(({ key }) => key))
  const copied = removed.filter(({ backup = 'none' }) => backup !== 'none')
  const backups = copied.map(({ key }): StepName => `back-up ${key}`)
  return [
    ...copied.map((change): Step => ({ change, part: 'back-up', after: [] })),
    ...removed.map(
      (change): Step => ({
        change,
        part: 'remove',
        after: [...backups, ...holdersOf(change), ...looseTargetsOf(change)],
      }),
    ),
    ...put.map((change): Step => {
      const targets = referencesIn(change.desired).filter((key) => puts.has(key) && key !== change.key)
      const after: StepName[] = targets.map((key): StepName => `put ${key}`)
      return {
        change,
        part: 'put',
        after: removals.has(change.key) ? [...after, `remove ${change.key}`] : after,
      }
    }),
  ]

  function holdersOf(target: Change): StepName[] {
    return changes
      .filter((change) => change.key !== target.key && (holds(change, target) || mustLetGo(change, target)))
      .map(({ key }): StepName => (removals.has(key) ? `remove ${key}` : `put ${key}`))
  }

  /** To let go of a target while the cloud does so too would be refused, now or half-way. */
  function looseTargetsOf(change: Change): StepName[] {
    return removed
      .filter((target) => target.key !== change.key && refers(change, target, 'loosely'))
      .map(({ key }): StepName => `remove ${key}`)
  }

  function holds(change: Change, target: Change): boolean {
    return refers(change, target, 'firmly')
  }

  /**
   * A rule stops sending requests to a host before the host goes for good. One that is replaced comes back by the
   * same name, and there is nobody to wait for.
   */
  function mustLetGo(change: Change, target: Change): boolean {
    return target.action === 'delete' && !removals.has(change.key) && refers(change, target, 'loosely')
  }

  function refers(change: Change, { id }: Change, how: 'loosely' | 'firmly'): boolean {
    const { loose } = rules(change.kind)
    return Object.entries(change.observed ?? {}).some(
      ([field, value]) =>
        id !== undefined && loose.includes(field) === (how === 'loosely') && textsIn(value).includes(id),
    )
  }
}
