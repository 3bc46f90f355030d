import type { Language } from './language.ts'

interface Entry {
  /** HTTP status of the answer. */
  status: number
  /** What the caller reads; `{name}` stands for a detail of the case. */
  message: Record<Language, string>
}

/** Every error the API answers with. A code, once published, keeps its meaning. */
export const catalogue = {
  'request/invalid': {
    status: 400,
    message: { 'zh-CN': '请求内容有误：{problems}。', en: 'The request is not valid: {problems}.' },
  },
  'request/malformed': {
    status: 400,
    message: { 'zh-CN': '请求无法解析，请检查格式。', en: 'The request cannot be read; check its format.' },
  },
  'request/too-large': {
    status: 413,
    message: { 'zh-CN': '请求内容过大。', en: 'The request is too large.' },
  },
  'request/unsupported-media-type': {
    status: 415,
    message: { 'zh-CN': '请求内容须为 JSON。', en: 'The request must be JSON.' },
  },
  'route/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个地址。', en: 'There is nothing at this address.' },
  },
  'auth/not-signed-in': {
    status: 401,
    message: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
  },
  'auth/forbidden': {
    status: 403,
    message: { 'zh-CN': '您没有执行此操作的权限。', en: 'You are not allowed to do this.' },
  },
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
  'plan/key-reused': {
    status: 409,
    message: {
      'zh-CN': '调用标识 {key} 已用于另一个操作。',
      en: 'The key {key} was used for another call before.',
    },
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
  'dependency/unavailable': {
    status: 503,
    message: {
      'zh-CN': '{dependency} 暂时无法使用，请稍后重试。',
      en: '{dependency} cannot be reached at the moment; please try again shortly.',
    },
  },
  'server/internal': {
    status: 500,
    message: {
      'zh-CN': '服务器内部错误，请凭请求编号联系维护人员。',
      en: 'The server failed; please report the request id.',
    },
  },
} satisfies Record<string, Entry>

export type ErrorCode = keyof typeof catalogue
