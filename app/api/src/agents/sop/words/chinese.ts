import type { SopTask } from '../model.ts'
import type { Assignment, Words } from './words.ts'

const priorities: Readonly<Record<SopTask['priority'], string>> = {
  low: '低',
  normal: '普通',
  high: '高',
  critical: '紧急',
}

export const chinese: Words = {
  starterRole: '你是应急指挥系统的启动者，负责为收到的事件选择最合适的处置流程。',
  choose: (event, workflows) =>
    [
      '【事件】',
      event,
      '',
      '【可选流程】',
      ...workflows.map(
        ({ name, description, isGlobal }) =>
          `- ${name}${isGlobal ? '（默认）' : ''}${description && `：${description}`}`,
      ),
      '',
      '请选择一个流程，以 JSON 回答：{"workflow": "流程名称", "reason": "一句话理由"}。没有明显合适的流程时选择默认流程。',
    ].join('\n'),
  planMade: (workflow, planId, { steps, tasks }, reason) =>
    `启动流程「${workflow}」${reason ? `：${reason}` : '（默认流程）。'}\n已建立计划 ${planId}，共 ${steps} 个步骤、${tasks} 项任务。`,
  planTaken: (name, planId) => `继续执行计划 ${planId}「${name}」，已完成的任务不再重复。`,
  stepBegins: ({ number, name, tasks }) =>
    `第 ${number} 步「${name}」：${tasks.map((task) => `${task.name}（${task.assignee}）`).join('、')}`,
  assignment,
  outputsMissing: (names) => {
    const [only] = names
    if (only === undefined) return '你还没有给出答复，请给出最终答复。'
    if (names.length === 1)
      return `任务要求产出「${only}」，目前尚未保存。请给出它的完整内容，系统将把你的回答原文存为该产物。`
    return `任务要求的以下产物尚未保存：${names.join('、')}。请用 save_asset 逐一保存，再给出简短总结。`
  },
  helpAsked: (by, task) => `${by} 请求你协助完成以下子任务，请直接给出结果：\n\n${task}`,
  approvalAsked: ({ name }, work) =>
    [
      `任务「${name}」的成果需要批准。`,
      '',
      '- approve（批准）：任务完成，流程继续。',
      '- amend（修改）：接着写明意见，由原智能体修改后再次提交批准。',
      '- reject（驳回）：任务终止，后续任务不再执行，本次运行结束。',
      '',
      work,
    ].join('\n'),
  remarkAsked: ({ name }) => `请写明对「${name}」的修改意见。`,
  amendment: (by, remark) =>
    `${by} 要求修改：\n\n${remark}\n\n请按意见修改，重新保存受影响的产物（完整内容，不要只给差异），再给出最终答复。`,

  approved: (by, summary) => `已由 ${by} 批准。\n${summary}`,
  noAnswer: '模型没有给出任何答复。',
  notSaved: (names) => `没有产出：${names.join('、')}。`,
  outOfTime: (seconds) => `超过任务时限 ${seconds} 秒。`,
  turnsExhausted: (turns) => `已达到本次运行的轮次上限（max_turns: ${turns}）。`,
  unknownAgent: (name) => `团队中没有名为 ${name} 的智能体。`,
  notAttempted: (because) => `未执行：${because}`,
  rejected: (by, remark) => `被 ${by} 驳回${remark ? `：${remark}` : '。'}`,

  completed: (workflow, count) => `流程「${workflow}」已完成，共 ${count} 项任务。`,
  taskFailed: ({ name }, reason) => `任务「${name}」失败：${reason}`,
  taskRejected: ({ name }, reason) => `任务「${name}」${reason}`,
  planFailed: (workflow) => `流程「${workflow}」结束，其中有失败的任务。`,
  stopped: '已按要求停止，计划保留，可继续执行。',
  somebody: '指挥员',
}

function assignment({
  event,
  workflow,
  planId,
  task,
  inputs,
  savesArtifacts,
  colleagues,
}: Assignment): string {
  const outputs = savesArtifacts
    ? '用 save_asset(name, content, type) 逐一保存，名称须完全一致：'
    : '你的最终答复将原文存为该产物：'
  return [
    '【事件】',
    event,
    '',
    `【流程】${workflow}（计划 ${planId}）`,
    `【任务】${task.name}（${task.taskId}，优先级：${priorities[task.priority]}）`,
    ...(task.description ? ['【目标】', task.description] : []),
    ...inputs.flatMap(({ name, text }) => ['', `【输入：${name}】`, text ?? '（没有这份产物）']),
    ...(task.outputs.length > 0
      ? ['', `【产出】${outputs}`, ...task.outputs.map((name) => `- ${name}`)]
      : []),
    ...(colleagues.length > 0
      ? [
          '',
          '【协作】需要时可用 request_collaboration 请求：',
          ...colleagues.map(({ name, description }) => `- ${name}${description && `：${description}`}`),
        ]
      : []),
    '',
    '完成后给出最终答复。',
  ].join('\n')
}
