import type { Command, Option } from '../command.ts'
import { environment, json } from './options.ts'

const without: Option = {
  flags: '--without <hosts>',
  summary: {
    en: 'leave lost hosts out: they get no requests until they join again',
    zh: '不含已失联的主机：它们重新加入前不接收请求',
  },
}

export const deploy: Command = {
  name: 'deploy',
  takes: environment,
  summary: { en: 'bring a new release of the app', zh: '部署应用的新版本' },
  options: [
    {
      flags: '--canary <percent>',
      summary: {
        en: 'beside what serves, with a share of the requests: 10%',
        zh: '与现有版本并存，只接收部分请求，如 10%',
      },
    },
    {
      flags: '--promote',
      summary: { en: 'bring the canary’s release to all hosts', zh: '将灰度版本推向全部主机' },
    },
    without,
    json,
  ],
  load: async () => (await import('../deploy.ts')).deploy,
}

export const rollback: Command = {
  name: 'rollback',
  takes: '[environment] [release]',
  summary: {
    en: 'go back to an earlier release; the database stays, so migrate by expand, then contract',
    zh: '回退到先前的版本；数据库不回退，因此迁移须先扩展、后收缩',
  },
  options: [without, json],
  load: async () => (await import('../rollback.ts')).rollback,
}

export const releases: Command = {
  name: 'releases',
  takes: environment,
  summary: {
    en: 'list what was deployed, by whom, how it ended and where it is kept',
    zh: '列出部署历史：操作人、结果与保留位置',
  },
  options: [json],
  load: async () => (await import('../releases.ts')).releases,
}
