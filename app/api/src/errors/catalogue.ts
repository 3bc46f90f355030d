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
