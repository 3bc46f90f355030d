import type { Command, Option } from '../command.ts'
import { deleteData, json, noBackup, yes } from './options.ts'

const dryRun: Option = {
  flags: '--dry-run',
  summary: { en: 'only look at what would be done', zh: '仅查看将要执行的操作' },
}

const since: Option = {
  flags: '--since <time>',
  summary: { en: 'how far back: 30m, 24h, 7d', zh: '回看多久：30m、24h、7d' },
}

const interrupt: Option = {
  flags: '--interrupt <environment>',
  summary: { en: 'agree that it is interrupted, for scripts', zh: '同意中断该环境，供脚本使用' },
}

export const host: Command = {
  name: 'host',
  takes: '<action> [environment] [host]',
  environmentAt: 1,
  summary: {
    en: 'make hosts ready for releases, install the system’s security updates, or make one anew: host prepare | update | replace',
    zh: '准备主机、安装系统安全更新或重建一台主机：host prepare | update | replace',
  },
  options: [
    dryRun,
    {
      flags: '--reboot',
      summary: {
        en: 'update: restart hosts that need it, one after the other',
        zh: 'update：逐台重启需要重启的主机',
      },
    },
    yes,
    deleteData,
    noBackup,
    json,
  ],
  load: async () => (await import('../host.ts')).host,
}

export const db: Command = {
  name: 'db',
  takes: '<action> [environment|name]',
  environmentAt: 1,
  summary: {
    en: 'the database: db status | migrate | console | slow | failover | check | new <name>',
    zh: '数据库：db status | migrate | console | slow | failover | check | new <名称>',
  },
  options: [
    {
      flags: '--command <sql>',
      summary: { en: 'console: only this', zh: 'console：仅执行此语句' },
    },
    {
      flags: '--write',
      summary: { en: 'console: let it change data', zh: 'console：允许修改数据' },
    },
    since,
    interrupt,
    json,
  ],
  load: async () => (await import('../db.ts')).db,
}

export const redis: Command = {
  name: 'redis',
  takes: '<action> [environment]',
  environmentAt: 1,
  summary: {
    en: 'Redis: redis info | slow | bigkeys | failover',
    zh: 'Redis：redis info | slow | bigkeys | failover',
  },
  options: [
    since,
    {
      flags: '--limit <n>',
      summary: { en: 'bigkeys: keys to look at', zh: 'bigkeys：查看多少个键' },
    },
    interrupt,
    json,
  ],
  load: async () => (await import('../redis.ts')).redis,
}

export const files: Command = {
  name: 'files',
  takes: '<action> [words...]',
  summary: {
    en: 'files in buckets: files sync <from> <to> | classes | versions <key> | restore <key>',
    zh: '存储桶中的文件：files sync <来源> <目标> | classes | versions <键> | restore <键>',
  },
  options: [
    {
      flags: '--delete',
      summary: { en: 'sync: remove what only the second place has', zh: 'sync：删除仅目标中存在的文件' },
    },
    {
      flags: '--checksum',
      summary: {
        en: 'sync: compare content where dates would decide',
        zh: 'sync：以内容而非日期判断是否变化',
      },
    },
    {
      flags: '--version-id <id>',
      summary: { en: 'restore: this version', zh: 'restore：指定版本' },
    },
    {
      flags: '--until <time>',
      summary: { en: 'restore: as it was then', zh: 'restore：恢复到该时刻' },
    },
    dryRun,
    json,
  ],
  load: async () => (await import('../files.ts')).files,
}

export const secrets: Command = {
  name: 'secrets',
  takes: '<action> [name] [environment]',
  summary: {
    en: "the app's secrets: list | set | reveal | rotate",
    zh: '应用的密钥：list | set | reveal | rotate',
  },
  options: [json],
  load: async () => (await import('../secrets.ts')).secrets,
}
