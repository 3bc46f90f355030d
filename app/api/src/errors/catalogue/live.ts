import type { Entry } from './entry.ts'

export const live = {
  'live/origin-refused': {
    status: 403,
    message: {
      'zh-CN': '不接受来自该网页的实时连接。',
      en: 'Live connections from that page are not accepted.',
    },
  },
  'live/ticket-refused': {
    status: 401,
    message: {
      'zh-CN': '实时连接的凭票无效、已使用或已过期，请重新获取。',
      en: 'The ticket for the live connection is unknown, used or expired; get another one.',
    },
  },
  'live/too-many-sockets': {
    status: 429,
    message: {
      'zh-CN': '实时连接过多，请关闭一些页面。',
      en: 'There are too many live connections; close some pages.',
    },
  },
  'live/topic-refused': {
    status: 403,
    message: {
      'zh-CN': '没有这个主题，或者您无权查看。',
      en: 'There is no such topic, or it is not yours to read.',
    },
  },
  'live/too-many-topics': {
    status: 429,
    message: {
      'zh-CN': '一个连接上的主题过多。',
      en: 'There are too many topics on one connection.',
    },
  },
} satisfies Record<string, Entry>
