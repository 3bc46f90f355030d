import type { Action, BackupFate, Change, Plan, Reason } from '../plan/model.ts'
import { snapshotRetention } from '../resources/disk/snapshots.ts'
import { inLanguage, type Text } from '../text.ts'
import type { Terminal } from './terminal.ts'
import { showDifference, showFields } from './values.ts'

export const actionWords: Readonly<Record<Action, Text>> = {
  create: { en: 'create', zh: '创建' },
  update: { en: 'update', zh: '更新' },
  replace: { en: 'replace', zh: '替换' },
  delete: { en: 'delete', zh: '删除' },
  adopt: { en: 'adopt', zh: '接管' },
}

export const reasonWords: Readonly<Record<Reason, Text>> = {
  missing: { en: 'the cloud does not have it', zh: '云端尚无' },
  changed: { en: 'the cloud differs from the config', zh: '云端与配置不一致' },
  'immutable-field': { en: 'only a new one can have this', zh: '只有新建才能改变此项' },
  unfinished: { en: 'it is not finished, or stands still', zh: '尚未完成，或已停止运行' },
  orphaned: { en: 'the config no longer has it', zh: '配置中已不再有' },
  requested: { en: 'asked for', zh: '按要求' },
}

const signs: Readonly<Record<Action, string>> = {
  create: '+',
  update: '~',
  replace: '±',
  delete: '-',
  adopt: '»',
}

/**
 * The plan for people.
 *
 * @param remark what to add to a change's line, such as what it costs
 */
export function showPlan(
  terminal: Terminal,
  plan: Plan,
  remark: (change: Change) => Text | undefined = () => undefined,
): void {
  const { colors } = terminal
  if (plan.changes.length === 0) {
    const count = plan.unchanged.length
    terminal.say({
      en: `${colors.green('✓')} Nothing changes: all ${count} resources of ${plan.environment} are as the config says.`,
      zh: `${colors.green('✓')} 没有更改：${plan.environment} 的 ${count} 个资源均与配置一致。`,
    })
    return
  }
  terminal.say({
    en: `Plan for ${colors.bold(plan.environment)} of ${plan.project}, account ${plan.account}, ${plan.region}`,
    zh: `${plan.project} 的 ${colors.bold(plan.environment)} 环境的计划，账户 ${plan.account}，${plan.region}`,
  })
  terminal.say('')
  showChanges(terminal, plan, remark)
  terminal.say('')
  terminal.say(summaryOf(plan))
}

/** Each change with its reason and its values. */
export function showChanges(
  terminal: Terminal,
  plan: Plan,
  remark: (change: Change) => Text | undefined = () => undefined,
): void {
  for (const change of plan.changes) showChange(terminal, change, remark(change))
}

function showChange(terminal: Terminal, change: Change, remark: Text | undefined): void {
  const { colors, language } = terminal
  const paint = painter(terminal, change.action)
  const because = inLanguage(reasonWords[change.reason], language)
  const action = inLanguage(actionWords[change.action], language)
  const why = `${action}: ${because}`
  const details = remark === undefined ? why : `${why} · ${inLanguage(remark, language)}`
  terminal.say(`  ${paint(signs[change.action])} ${colors.bold(change.key)}  ${colors.dim(details)}`)
  if (change.backup !== undefined) {
    terminal.say(`      ${inLanguage(fateWords[change.backup], language)}`)
  }
  const width = terminal.columns - 8
  if (change.action === 'create') {
    for (const line of showFields(change.desired ?? {}, width)) terminal.say(`      ${line}`)
  }
  if (change.action === 'update' || change.action === 'replace' || change.action === 'adopt') {
    for (const line of change.differences.flatMap((difference) => showDifference(difference))) {
      terminal.say(`      ${line}`)
    }
  }
}

const fateWords: Readonly<Record<BackupFate, Text>> = {
  outlives: {
    en: `a snapshot is taken first, which outlives it by ${snapshotRetention} days`,
    zh: `删除前先创建快照，快照在其删除后保留 ${snapshotRetention} 天`,
  },
  'goes-along': {
    en: 'a backup is taken first; the cloud deletes it with the instance, once that is gone for good',
    zh: '删除前先做备份；实例彻底销毁后，云端会将该备份一并删除',
  },
  none: { en: 'no backup is taken: what it holds is lost', zh: '不做备份：其中的数据将丢失' },
}

function painter({ colors }: Terminal, action: Action): (text: string) => string {
  if (action === 'delete' || action === 'replace') return colors.red
  return action === 'create' ? colors.green : colors.yellow
}

/** "12 to create, 1 to update; 3 unchanged." */
export function summaryOf(plan: Plan): Text {
  const counts = Object.keys(actionWords).flatMap((name) => {
    const action = name as Action
    const count = plan.changes.filter((change) => change.action === action).length
    return count === 0 ? [] : [{ count, words: actionWords[action] }]
  })
  return {
    en: `${counts.map(({ count, words }) => `${count} to ${words.en}`).join(', ')}; ${plan.unchanged.length} unchanged.`,
    zh: `${counts.map(({ count, words }) => `${words.zh} ${count} 个`).join('，')}；${plan.unchanged.length} 个不变。`,
  }
}

/** The plan for machines. */
export function planDocument(plan: Plan) {
  const { project, environment, account, region } = plan
  const changes = plan.changes.map(
    ({ action, kind, key, name, id, reason, desired, observed, differences, backup }) => ({
      action,
      kind,
      key,
      name,
      id: id ?? null,
      reason,
      desired: desired ?? null,
      observed: observed ?? null,
      differences,
      ...(backup === undefined ? {} : { backup }),
    }),
  )
  return { project, environment, account, region, changes, unchanged: plan.unchanged }
}
