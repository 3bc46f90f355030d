import type { Command } from '../command.ts'
import { json } from './options.ts'

export const alarm: Command = {
  name: 'alarm',
  takes: '<action> [environment]',
  environmentAt: 1,
  summary: {
    en: 'what is watched, and the way to whom it concerns: alarm list | test | install | remove',
    zh: '监控项与告警通路：alarm list | test | install | remove',
  },
  options: [json],
  load: async () => (await import('../alarm.ts')).alarm,
}

export const notify: Command = {
  name: 'notify',
  takes: '<action> [environment]',
  environmentAt: 1,
  summary: {
    en: 'tell the receivers of the config: notify test | send | flush',
    zh: '向配置中的接收者发送通知：notify test | send | flush',
  },
  options: [
    { flags: '--title <text>', summary: { en: 'send: the headline', zh: 'send：标题' } },
    { flags: '--text <text>', summary: { en: 'send: what there is to add', zh: 'send：正文' } },
    {
      flags: '--level <level>',
      summary: { en: 'send: info | warning | critical', zh: 'send：info | warning | critical' },
    },
    { flags: '--link <url>', summary: { en: 'send: where there is more', zh: 'send：详情链接' } },
    json,
  ],
  load: async () => (await import('../notify.ts')).notify,
}
