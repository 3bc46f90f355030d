import type { Command } from '../command.ts'
import { environment, json } from './options.ts'

export const verify: Command = {
  name: 'verify',
  takes: '[action] [environment]',
  summary: {
    en: 'the acceptance report: try every promise; verify list tells of earlier ones',
    zh: '验收报告：逐项验证全部承诺；verify list 列出历次报告',
  },
  options: [
    {
      flags: '--only <names>',
      summary: {
        en: 'deployment, performance, security, monitoring, quick, or ids of checks',
        zh: 'deployment、performance、security、monitoring、quick 或检查项名称',
      },
    },
    {
      flags: '--html <file>',
      summary: { en: 'write the report as one page, to hand over', zh: '将报告写成单个网页，可直接交付' },
    },
    {
      flags: '--junit <file>',
      summary: { en: 'write it as JUnit XML, for pipelines', zh: '写成 JUnit XML，供流水线读取' },
    },
    json,
  ],
  load: async () => (await import('../verify.ts')).verify,
}

export const status: Command = {
  name: 'status',
  takes: environment,
  summary: { en: 'what runs, where, in which release', zh: '查看正在运行的内容、位置与版本' },
  options: [json],
  load: async () => (await import('../status.ts')).status,
}

export const health: Command = {
  name: 'health',
  takes: environment,
  summary: {
    en: 'how hosts, app, databases, certificates and backups are now; exit code 4 if not well',
    zh: '查看主机、应用、数据库、证书与备份的当前状况；异常时退出码为 4',
  },
  options: [json],
  load: async () => (await import('../health.ts')).health,
}

export const logs: Command = {
  name: 'logs',
  takes: '[environment|collect] [environment]',
  untilInterrupted: true,
  summary: {
    en: 'follow and search the logs of all hosts and services; logs collect packs them for others, without secrets',
    zh: '跟踪或搜索全部主机与服务的日志；logs collect 打包诊断信息（已去除密钥）',
  },
  options: [
    { flags: '-f, --follow', summary: { en: 'go on with what comes', zh: '持续输出新日志' } },
    {
      flags: '--since <time>',
      summary: {
        en: 'from when: 15m, 2h, 1d, 2026-11-23T08:00',
        zh: '起始时间：15m、2h、1d、2026-11-23T08:00',
      },
    },
    {
      flags: '--service <names>',
      summary: {
        en: 'api, nginx, nginx-errors, backup, …; several with commas',
        zh: 'api、nginx、nginx-errors、backup 等；多个以逗号分隔',
      },
    },
    { flags: '--host <name>', summary: { en: 'one host', zh: '仅一台主机' } },
    {
      flags: '--level <level>',
      summary: { en: 'at least: debug, info, warn, error', zh: '最低级别：debug、info、warn、error' },
    },
    { flags: '--grep <expression>', summary: { en: 'lines that match', zh: '匹配该正则表达式的行' } },
    { flags: '--release <release>', summary: { en: 'of one release', zh: '仅某个版本' } },
    { flags: '--request <id>', summary: { en: 'of one request', zh: '仅某个请求' } },
    {
      flags: '--lines <n>',
      summary: { en: 'at most, the newest; default 500', zh: '最多行数（最新），默认 500' },
    },
    {
      flags: '--out <file>',
      summary: { en: 'collect: where to write it', zh: 'collect：输出文件' },
    },
    json,
  ],
  load: async () => (await import('../logs.ts')).logs,
}

export const monitor: Command = {
  name: 'monitor',
  takes: environment,
  summary: {
    en: 'watch hosts, requests, databases and agents live',
    zh: '实时查看主机、请求、数据库与智能体',
  },
  options: [{ flags: '--once', summary: { en: 'one reading, and no live view', zh: '只读取一次' } }, json],
  load: async () => (await import('../monitor.ts')).monitor,
}

export const dashboard: Command = {
  name: 'dashboard',
  takes: environment,
  untilInterrupted: true,
  summary: {
    en: 'a page of it all: map, releases, drift, alarms, backups, cost',
    zh: '以网页查看全貌：拓扑、版本、漂移、告警、备份与费用',
  },
  options: [
    {
      flags: '--out <file>',
      summary: { en: 'write the page to a file instead', zh: '将页面写入文件' },
    },
    {
      flags: '--port <n>',
      summary: { en: 'serve it there; default: a free port', zh: '服务端口，默认任选空闲端口' },
    },
    { flags: '--open', summary: { en: 'show it in the browser', zh: '在浏览器中打开' } },
    json,
  ],
  load: async () => (await import('../dashboard.ts')).dashboard,
}
