import type { Asked } from '../script.ts'
import { documentOf } from './documents.ts'
import { callsIn, chinese, headline, offers, type Scene, saidTo } from './scene.ts'

/**
 * A task of a procedure: asks a colleague where it may, saves what it has to leave behind, then sums up. Known by the
 * headings of the assignment.
 */
export const procedureTask: Scene = (asked) => {
  const said = saidTo(asked)
  const assignment = said.find((text) => /【任务】|\[Task\]/.test(text))
  if (assignment === undefined) return undefined
  const task = readAssignment(assignment)
  const remark = said.findLast((text) => /要求修改：|wants this changed:/.test(text))
  const writing = { ...task, ...(remark && { remark: remark.split('\n').slice(2, -2).join('\n').trim() }) }
  const round = sinceLastSaid(asked)

  const [colleague] = task.colleagues
  if (colleague && !remark && offers(asked).includes('request_collaboration') && callsIn(asked).length === 0)
    return {
      calls: [{ name: 'request_collaboration', arguments: { agent: colleague, task: questionOn(task) } }],
    }
  const [only] = task.outputs
  if (!offers(asked).includes('save_asset')) return { say: documentOf(only ?? task.name, writing) }
  const saved = new Set(
    round.filter(({ name }) => name === 'save_asset').map((call) => nameIn(call.arguments)),
  )
  const open = task.outputs.filter((name) => !saved.has(name))
  if (open.length === 0) return { say: summaryOf(task) }
  return {
    calls: open.map((name) => ({
      name: 'save_asset',
      arguments: { name, content: documentOf(name, writing), type: 'markdown' },
    })),
  }
}

export type TaskSeen = {
  readonly event: string
  readonly name: string
  readonly outputs: readonly string[]
  readonly colleagues: readonly string[]
  readonly inChinese: boolean
  /** What is to be changed. */
  readonly remark?: string
}

function readAssignment(text: string): TaskSeen {
  const sections = text.split(/^(?=【|\[)/m)
  const under = (heading: RegExp) => sections.find((section) => heading.test(section)) ?? ''
  const items = (section: string) => [...section.matchAll(/^- (.+)$/gm)].map(([, item = '']) => item.trim())
  const body = under(/^(【事件】|\[Event\])/)
    .split('\n')
    .slice(1)
    .join('\n')
    .trim()
  return {
    event: headline(body, 80),
    name: /^(?:【任务】|\[Task\] )(.+?)[（(]/m.exec(text)?.[1]?.trim() ?? '',
    outputs: items(under(/^(【产出】|\[Output\])/)),
    colleagues: colleaguesIn(items(under(/^(【协作】|\[Colleagues\])/))),
    inChinese: chinese(text),
  }
}

/** Experts first: it is they whom one asks. */
function colleaguesIn(items: readonly string[]): readonly string[] {
  const isExpert = (item: string) => /专家|expert/i.test(item)
  return [...items.filter(isExpert), ...items.filter((item) => !isExpert(item))].map(
    (item) => item.split(/[：:]/)[0] ?? '',
  )
}

/** Calls made since somebody last said something: a change that was asked for begins anew. */
function sinceLastSaid(asked: Asked) {
  const at = asked.messages.findLastIndex(({ role }) => role === 'user')
  return callsIn({ ...asked, messages: asked.messages.slice(at + 1) })
}

function nameIn(written: string): unknown {
  try {
    return JSON.parse(written).name
  } catch {
    return undefined
  }
}

const questionOn = ({ name, inChinese }: TaskSeen) =>
  inChinese
    ? `我正在做“${name}”，请用三条以内的要点说明你认为最不能忽视的一个风险和对应措施。`
    : `I am at “${name}”: in three points at most, which risk must not be overlooked, and what answers it?`

function summaryOf({ name, outputs, inChinese }: TaskSeen): string {
  if (!inChinese) return `(scripted model) “${name}” is done. Saved: ${outputs.join(', ') || 'nothing'}.`
  const artifacts = outputs.map((output) => `《${output}》`).join('、')
  return `（脚本模型）“${name}”已完成${artifacts ? `，已保存${artifacts}` : ''}。其中标有“待核实”的内容需由现场确认，结论以指挥员决定为准。`
}
