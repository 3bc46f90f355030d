import type { Entry } from './entry.ts'

export const work = {
  'report/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这份态势报告。', en: 'There is no such situation report.' },
  },
  'plan/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个计划。', en: 'There is no such plan.' },
  },
  'plan/exists': {
    status: 409,
    message: { 'zh-CN': '已有名为 {plan} 的计划。', en: 'There is a plan {plan} already.' },
  },
  'task/not-found': {
    status: 404,
    message: { 'zh-CN': '计划中没有这个任务。', en: 'There is no such task in the plan.' },
  },
  'task/not-started': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 尚未开始，须先置为 inprogress。',
      en: 'The task {task} has not been started; it must be inprogress first.',
    },
  },
  'task/already-started': {
    status: 409,
    message: { 'zh-CN': '任务 {task} 已在进行中。', en: 'The task {task} is in progress already.' },
  },
  'task/ended': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 已结束（{status}），不能再变更。',
      en: 'The task {task} has ended ({status}) and stays so.',
    },
  },
  'task/not-reopened': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 已开始，不能退回 ready。',
      en: 'The task {task} has been started and cannot be ready again.',
    },
  },
  'task/step-not-reached': {
    status: 409,
    message: {
      'zh-CN': '任务 {task} 所在步骤须等前面的步骤结束。',
      en: 'The task {task} must wait until the steps before its own have ended.',
    },
  },
  'artifact/not-found': {
    status: 404,
    message: {
      'zh-CN': '计划中没有这个成果或版本。',
      en: 'There is no such artifact or version in the plan.',
    },
  },
  'artifact/too-large': {
    status: 413,
    message: { 'zh-CN': '成果最大 {limit}。', en: 'An artifact has at most {limit}.' },
  },
  'artifact/too-many': {
    status: 409,
    message: {
      'zh-CN': '每个成果最多 {limit} 个版本，每个计划最多 {names} 个成果。',
      en: 'An artifact has at most {limit} versions, and a plan at most {names} artifacts.',
    },
  },
  'artifact/not-comparable': {
    status: 422,
    message: {
      'zh-CN': '只能比较不超过 {limit} 的 UTF-8 文本。',
      en: 'Only UTF-8 text of at most {limit} can be compared.',
    },
  },
  'artifact/damaged': {
    status: 502,
    message: {
      'zh-CN': '存储中的成果与校验和不符，未予提供。',
      en: 'The stored artifact does not match its checksum and is not served.',
    },
  },
  'emergency/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这起突发事件。', en: 'There is no such emergency.' },
  },
  'emergency/closed': {
    status: 409,
    message: {
      'zh-CN': '该突发事件已关闭，不能再变更。',
      en: 'The emergency is closed and stays as it is.',
    },
  },
  'emergency/already-in-state': {
    status: 409,
    message: { 'zh-CN': '该突发事件已处于 {state} 状态。', en: 'The emergency is {state} already.' },
  },
  'proposal/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个行动方案提案。', en: 'There is no such proposal.' },
  },
  'proposal/decided': {
    status: 409,
    message: {
      'zh-CN': '{person} 已对该提案作出决定（{verdict}）。',
      en: '{person} has decided on this proposal already: {verdict}.',
    },
  },
  'proposal/other-emergency': {
    status: 409,
    message: {
      'zh-CN': '该计划不是针对这起突发事件的。',
      en: 'The plan does not answer this emergency.',
    },
  },
} satisfies Record<string, Entry>
