import type { Entry } from './entry.ts'

export const requests = {
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
  'request/too-many': {
    status: 429,
    message: {
      'zh-CN': '请求过于频繁，请在 {seconds} 秒后重试。',
      en: 'There are too many requests; please try again in {seconds} seconds.',
    },
  },
  'request/key-reused': {
    status: 409,
    message: {
      'zh-CN': '调用标识 {key} 已用于另一个操作。',
      en: 'The key {key} was used for another call before.',
    },
  },
  'request/timeout': {
    status: 503,
    message: {
      'zh-CN': '服务器未能及时完成，请稍后重试。',
      en: 'The server did not finish in time; please try again shortly.',
    },
  },
  'route/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个地址。', en: 'There is nothing at this address.' },
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
