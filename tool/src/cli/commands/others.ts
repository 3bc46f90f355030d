import type { Command, Option } from '../command.ts'
import { environment, json, yes } from './options.ts'

const folder: Option = {
  flags: '--out <folder>',
  summary: { en: 'where to write; default: <format>/<environment>', zh: '输出目录，默认 <格式>/<环境>' },
}

export const ci: Command = {
  name: 'ci',
  takes: '<action> [words...]',
  summary: {
    en: 'pipelines: ci init cnb|github|gitlab|jenkins | check | comment | gate | tell',
    zh: '流水线：ci init cnb|github|gitlab|jenkins | check | comment | gate | tell',
  },
  options: [yes, json],
  load: async () => (await import('../ci.ts')).ci,
}

export const exportTo: Command = {
  name: 'export',
  takes: '<format> [environment]',
  environmentAt: 1,
  summary: {
    en: 'write it as configuration of another tool: terraform | prometheus | kubernetes',
    zh: '导出为其他工具的配置：terraform | prometheus | kubernetes',
  },
  options: [
    folder,
    {
      flags: '--secrets',
      summary: {
        en: 'of kubernetes: hand the secrets to `kubectl apply --server-side -f -`, and write nothing',
        zh: '仅 kubernetes：将密钥交给 `kubectl apply --server-side -f -`，不写文件',
      },
    },
    json,
  ],
  load: async () => (await import('../export.ts')).exportConfiguration,
}

export const doctor: Command = {
  name: 'doctor',
  takes: environment,
  summary: { en: 'find what is missing on this machine', zh: '检查本机缺少什么' },
  options: [json],
  load: async () => (await import('../doctor.ts')).doctor,
}

export const emulator: Command = {
  name: 'emulator',
  takes: '[words...]',
  summary: {
    en: 'start, stop or look at the emulated cloud: start | stop | status | reset',
    zh: '启动、停止或查看模拟云：start | stop | status | reset',
  },
  options: [],
  load: async () => (await import('../emulator.ts')).emulator,
}
