import type { Entry } from './entry.ts'

export const watching = {
  'dashboard/port-taken': {
    family: 'input',
    title: {
      en: 'Another program of this machine has the port.',
      zh: '该端口已被本机的其他程序占用。',
    },
    next: {
      en: 'Leave --port out to take a free one, or name another.',
      zh: '省略 --port 以使用空闲端口，或换一个端口。',
    },
  },
  'alarm/not-configured': {
    family: 'input',
    title: { en: 'This environment is not watched.', zh: '该环境未启用告警。' },
    next: {
      en: 'Add `alarms: {}` to it in the config, and apply that.',
      zh: '请在配置中为该环境加入 `alarms: {}`，然后执行 apply。',
    },
  },
  'verify/failed': {
    family: 'verification',
    title: { en: 'The environment does not hold what it promises.', zh: '环境未达到承诺的要求。' },
    next: { en: 'Mend what the failed checks found.', zh: '请处理未通过的检查项。' },
  },
  'verify/unknown-check': {
    family: 'input',
    title: { en: 'There is no check of that name.', zh: '没有该名称的检查项。' },
    next: { en: 'Choose among those above.', zh: '请从以上名称中选择。' },
  },
  'doctor/problems': {
    family: 'verification',
    title: { en: 'Something is missing.', zh: '缺少必要条件。' },
    next: { en: 'Do what each line says.', zh: '请按各行提示处理。' },
  },
  'notices/no-receiver': {
    family: 'input',
    title: { en: 'There is nobody to tell.', zh: '没有可通知的对象。' },
    next: {
      en: 'Name receivers in the section `notices` of the environment; see docs/guides/notices.md.',
      zh: '请在该环境的 `notices` 中配置接收者；参见 docs/guides/notices.zh.md。',
    },
  },
} as const satisfies Record<string, Entry>
