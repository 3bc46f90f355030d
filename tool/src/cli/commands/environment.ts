import type { Command, Option } from '../command.ts'
import { deleteData, environment, json, noBackup, yes } from './options.ts'

const parallelism: Option = {
  flags: '--parallelism <n>',
  summary: { en: 'how many resources are changed at once', zh: '同时更改的资源个数' },
}

const out: Option = {
  flags: '--out <file>',
  summary: { en: 'save the plan, to apply exactly it later', zh: '保存计划，以便之后原样执行' },
}

export const init: Command = {
  name: 'init',
  takes: '',
  summary: {
    en: 'write a config for the app in this folder, asked in five questions',
    zh: '为本目录中的应用生成配置，只需回答五个问题',
  },
  options: [
    { flags: '--name <name>', summary: { en: 'the project’s name', zh: '项目名称' } },
    {
      flags: '--kind <kind>',
      summary: {
        en: 'container, next, site, node, python or static; default: what is found',
        zh: 'container、next、site、node、python 或 static，默认自动识别',
      },
    },
    { flags: '--region <region>', summary: { en: 'ap-guangzhou, …', zh: 'ap-guangzhou 等' } },
    { flags: '--size <size>', summary: { en: 'small, medium or large', zh: 'small、medium 或 large' } },
    { flags: '--domain <name>', summary: { en: 'the name that people type', zh: '访问域名' } },
    { flags: '--yes', summary: { en: 'take the usual answers', zh: '采用默认答案' } },
    json,
  ],
  load: async () => (await import('../init.ts')).init,
}

export const up: Command = {
  name: 'up',
  takes: environment,
  summary: { en: 'plan, apply, deploy and verify', zh: '计划、创建、部署并验证整个环境' },
  options: [yes, deleteData, noBackup, json],
  load: async () => (await import('../up.ts')).up,
}

export const plan: Command = {
  name: 'plan',
  takes: environment,
  summary: { en: 'show what would change, and why', zh: '显示将要发生的更改及原因' },
  options: [
    out,
    {
      flags: '--markdown <file>',
      summary: { en: 'write it for a change request', zh: '写成供变更请求使用的 Markdown' },
    },
    json,
  ],
  load: async () => (await import('../plan.ts')).plan,
}

export const apply: Command = {
  name: 'apply',
  takes: '[environment|plan-file]',
  summary: { en: 'carry the plan out, or a saved one', zh: '执行计划，或执行已保存的计划' },
  options: [yes, deleteData, noBackup, parallelism, json],
  load: async () => (await import('../apply.ts')).apply,
}

export const destroy: Command = {
  name: 'destroy',
  takes: environment,
  summary: { en: 'remove everything, data included', zh: '删除环境的一切，包括数据' },
  options: [yes, deleteData, noBackup, json],
  load: async () => (await import('../destroy.ts')).destroy,
}
