import type { Entry } from './entry.ts'

export const people = {
  'auth/not-signed-in': {
    status: 401,
    message: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
  },
  'auth/session-ended': {
    status: 401,
    message: { 'zh-CN': '会话已结束，请重新登录。', en: 'The session has ended; please sign in again.' },
  },
  'auth/forbidden': {
    status: 403,
    message: { 'zh-CN': '您没有执行此操作的权限。', en: 'You are not allowed to do this.' },
  },
  'auth/wrong-credentials': {
    status: 401,
    message: { 'zh-CN': '用户名或密码不正确。', en: 'The name or the password is wrong.' },
  },
  'auth/too-many-attempts': {
    status: 429,
    message: {
      'zh-CN': '尝试次数过多，请在 {seconds} 秒后重试。',
      en: 'There were too many attempts; please try again in {seconds} seconds.',
    },
  },
  'password/predictable': {
    status: 400,
    message: {
      'zh-CN': '密码过于常见，请换一个不易猜到的，例如几个互不相关的词。',
      en: 'The password is too easy to guess; take another, such as several words that have nothing in common.',
    },
  },
  'person/not-found': {
    status: 404,
    message: { 'zh-CN': '没有这个用户。', en: 'There is no such person.' },
  },
  'person/name-taken': {
    status: 409,
    message: { 'zh-CN': '已有同名用户。', en: 'There is a person of this name already.' },
  },
  'person/machine': {
    status: 409,
    message: {
      'zh-CN': '该账号供程序使用，由环境变量管理。',
      en: 'This account belongs to a program and is managed by the settings.',
    },
  },
  'person/last-administrator': {
    status: 409,
    message: {
      'zh-CN': '至少须保留一名可登录的管理员。',
      en: 'At least one administrator who can sign in must remain.',
    },
  },
  'setup/wrong-code': {
    status: 403,
    message: { 'zh-CN': '初始化码不正确。', en: 'The setup code is wrong.' },
  },
  'setup/done': {
    status: 409,
    message: { 'zh-CN': '系统已完成初始化，请登录。', en: 'The system was set up already; please sign in.' },
  },
} satisfies Record<string, Entry>
