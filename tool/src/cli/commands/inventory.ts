import type { Command } from '../command.ts'
import { deleteData, environment, json, noBackup, yes } from './options.ts'

export const cost: Command = {
  name: 'cost',
  takes: environment,
  summary: { en: 'what the environment costs a month', zh: '查看环境的每月费用' },
  options: [
    {
      flags: '--users <numbers>',
      summary: {
        en: 'what it has to be for so many users, and costs then: 1000 or 10,100,1000',
        zh: '按用户数计算所需规模与费用，如 1000 或 10,100,1000',
      },
    },
    json,
  ],
  load: async () => (await import('../cost.ts')).cost,
}

export const resources: Command = {
  name: 'resources',
  takes: environment,
  summary: { en: 'list everything the environment owns', zh: '列出环境拥有的全部资源' },
  options: [json],
  load: async () => (await import('../resources.ts')).resources,
}

export const drift: Command = {
  name: 'drift',
  takes: environment,
  summary: { en: 'show what somebody changed by hand', zh: '显示被手工更改的内容' },
  options: [
    { flags: '--repair', summary: { en: 'change it back', zh: '将其改回' } },
    yes,
    deleteData,
    noBackup,
    json,
  ],
  load: async () => (await import('../drift.ts')).drift,
}

export const adopt: Command = {
  name: 'adopt',
  takes: '<key> <id> [environment]',
  environmentAt: 2,
  summary: { en: 'take an existing object under management', zh: '接管已有的资源' },
  options: [json],
  load: async () => (await import('../adopt.ts')).adopt,
}
