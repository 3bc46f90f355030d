import type { Command, Option } from './command.ts'

const json: Option = {
  flags: '--json',
  summary: { en: 'one JSON document for machines', zh: '输出供程序读取的 JSON' },
}
const yes: Option = {
  flags: '--yes',
  summary: { en: 'answer yes to questions, for scripts', zh: '对所有提问回答“是”，供脚本使用' },
}

const deleteData: Option = {
  flags: '--delete-data <environment>',
  summary: {
    en: 'agree that its data is deleted, for scripts',
    zh: '同意删除该环境的数据，供脚本使用',
  },
}
const noBackup: Option = {
  flags: '--no-backup',
  summary: { en: 'delete data without a backup of it', zh: '删除数据前不做备份' },
}
const dryRun: Option = {
  flags: '--dry-run',
  summary: { en: 'only look at what would be done', zh: '仅查看将要执行的操作' },
}
const parallelism: Option = {
  flags: '--parallelism <n>',
  summary: { en: 'how many resources are changed at once', zh: '同时更改的资源个数' },
}
const out: Option = {
  flags: '--out <file>',
  summary: { en: 'save the plan, to apply exactly it later', zh: '保存计划，以便之后原样执行' },
}
const folder: Option = {
  flags: '--out <folder>',
  summary: { en: 'where to write; default: <format>/<environment>', zh: '输出目录，默认 <格式>/<环境>' },
}

const identity: Option = {
  flags: '--identity <file>',
  summary: {
    en: 'the key that opens backups, such as the one from the safe',
    zh: '用于打开备份的密钥文件，例如保管的那一份',
  },
}

const since: Option = {
  flags: '--since <time>',
  summary: { en: 'how far back: 30m, 24h, 7d', zh: '回看多久：30m、24h、7d' },
}
const interrupt: Option = {
  flags: '--interrupt <environment>',
  summary: { en: 'agree that it is interrupted, for scripts', zh: '同意中断该环境，供脚本使用' },
}

const environment = '[environment]'

/** Every command, in the order in which a newcomer needs them. */
export const commands: readonly Command[] = [
  {
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
          en: 'next, site, node, python or static; default: what is found',
          zh: 'next、site、node、python 或 static，默认自动识别',
        },
      },
      { flags: '--region <region>', summary: { en: 'ap-guangzhou, …', zh: 'ap-guangzhou 等' } },
      { flags: '--size <size>', summary: { en: 'small, medium or large', zh: 'small、medium 或 large' } },
      { flags: '--domain <name>', summary: { en: 'the name that people type', zh: '访问域名' } },
      { flags: '--yes', summary: { en: 'take the usual answers', zh: '采用默认答案' } },
      json,
    ],
    load: async () => (await import('./init.ts')).init,
  },
  {
    name: 'up',
    takes: environment,
    summary: { en: 'plan, apply, deploy and verify', zh: '计划、创建、部署并验证整个环境' },
    options: [yes, deleteData, noBackup, json],
    load: async () => (await import('./up.ts')).up,
  },
  {
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
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'apply',
    takes: '[environment|plan-file]',
    summary: { en: 'carry the plan out, or a saved one', zh: '执行计划，或执行已保存的计划' },
    options: [yes, deleteData, noBackup, parallelism, json],
    load: async () => (await import('./apply.ts')).apply,
  },
  {
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
      json,
    ],
    load: async () => (await import('./deploy.ts')).deploy,
  },
  {
    name: 'rollback',
    takes: '[environment] [release]',
    summary: {
      en: 'go back to an earlier release; the database stays, so migrate by expand, then contract',
      zh: '回退到先前的版本；数据库不回退，因此迁移须先扩展、后收缩',
    },
    options: [json],
    load: async () => (await import('./rollback.ts')).rollback,
  },
  {
    name: 'releases',
    takes: environment,
    summary: {
      en: 'list what was deployed, by whom, how it ended and where it is kept',
      zh: '列出部署历史：操作人、结果与保留位置',
    },
    options: [json],
    load: async () => (await import('./releases.ts')).releases,
  },
  {
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
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'status',
    takes: environment,
    summary: { en: 'what runs, where, in which release', zh: '查看正在运行的内容、位置与版本' },
    options: [json],
    load: async () => (await import('./status.ts')).status,
  },
  {
    name: 'health',
    takes: environment,
    summary: {
      en: 'how hosts, app, databases, certificates and backups are now; exit code 4 if not well',
      zh: '查看主机、应用、数据库、证书与备份的当前状况；异常时退出码为 4',
    },
    options: [json],
    load: async () => (await import('./health.ts')).health,
  },
  {
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
    load: async () => (await import('./logs.ts')).logs,
  },
  {
    name: 'monitor',
    takes: environment,
    summary: {
      en: 'watch hosts, requests, databases and agents live',
      zh: '实时查看主机、请求、数据库与智能体',
    },
    options: [{ flags: '--once', summary: { en: 'one reading, and no live view', zh: '只读取一次' } }, json],
    load: async () => (await import('./monitor.ts')).monitor,
  },
  {
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
    load: async () => (await import('./dashboard.ts')).dashboard,
  },
  {
    name: 'backup',
    takes: '[action] [backup] [environment]',
    summary: {
      en: 'back up what cannot be made anew: backup | backup list | backup verify',
      zh: '备份无法重建的数据：backup | backup list | backup verify',
    },
    options: [identity, json],
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    takes: '[environment] [backup]',
    summary: {
      en: 'bring a backup back, beside the live database or in its place',
      zh: '恢复备份：恢复到线上数据库旁，或取而代之',
    },
    options: [
      {
        flags: '--to <place>',
        summary: {
          en: 'the database it becomes, or a folder: ./here; default: a new database',
          zh: '恢复成的数据库，或目录如 ./here；默认新建数据库',
        },
      },
      identity,
      deleteData,
      json,
    ],
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'drill',
    takes: '[environment] [backup]',
    summary: {
      en: 'restore the newest backup on trial, run the app on it, and keep the evidence',
      zh: '试恢复最新备份，在其上运行应用，并留存证据',
    },
    options: [identity, json],
    load: async () => (await import('./drill.ts')).drill,
  },
  {
    name: 'host',
    takes: '<action> [environment] [host]',
    environmentAt: 1,
    summary: {
      en: 'make hosts ready for releases, or install the system’s security updates: host prepare | host update',
      zh: '准备主机，或安装系统安全更新：host prepare | host update',
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
      json,
    ],
    load: async () => (await import('./host.ts')).host,
  },
  {
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
    load: async () => (await import('./db.ts')).db,
  },
  {
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
    load: async () => (await import('./redis.ts')).redis,
  },
  {
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
    load: async () => (await import('./files.ts')).files,
  },
  {
    name: 'secrets',
    takes: '<action> [name] [environment]',
    summary: {
      en: "the app's secrets: list | set | reveal | rotate",
      zh: '应用的密钥：list | set | reveal | rotate',
    },
    options: [json],
    load: async () => (await import('./secrets.ts')).secrets,
  },
  {
    name: 'alarm',
    takes: '<action> [environment]',
    environmentAt: 1,
    summary: {
      en: 'what is watched, and the way to whom it concerns: alarm list | test | install | remove',
      zh: '监控项与告警通路：alarm list | test | install | remove',
    },
    options: [json],
    load: async () => (await import('./alarm.ts')).alarm,
  },
  {
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
    load: async () => (await import('./notify.ts')).notify,
  },
  {
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
    load: async () => (await import('./cost.ts')).cost,
  },
  {
    name: 'resources',
    takes: environment,
    summary: { en: 'list everything the environment owns', zh: '列出环境拥有的全部资源' },
    options: [json],
    load: async () => (await import('./resources.ts')).resources,
  },
  {
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
    load: async () => (await import('./drift.ts')).drift,
  },
  {
    name: 'adopt',
    takes: '<key> <id> [environment]',
    environmentAt: 2,
    summary: { en: 'take an existing object under management', zh: '接管已有的资源' },
    options: [json],
    load: async () => (await import('./adopt.ts')).adopt,
  },
  {
    name: 'ci',
    takes: '<action> [words...]',
    summary: {
      en: 'pipelines: ci init cnb|github|gitlab|jenkins | check | comment | gate | tell',
      zh: '流水线：ci init cnb|github|gitlab|jenkins | check | comment | gate | tell',
    },
    options: [yes, json],
    load: async () => (await import('./ci.ts')).ci,
  },
  {
    name: 'export',
    takes: '<format> [environment]',
    environmentAt: 1,
    summary: {
      en: 'write it as configuration of another tool: terraform | prometheus',
      zh: '导出为其他工具的配置：terraform | prometheus',
    },
    options: [folder, json],
    load: async () => (await import('./export.ts')).exportConfiguration,
  },
  {
    name: 'destroy',
    takes: environment,
    summary: { en: 'remove everything, data included', zh: '删除环境的一切，包括数据' },
    options: [yes, deleteData, noBackup, json],
    load: async () => (await import('./destroy.ts')).destroy,
  },
  {
    name: 'doctor',
    takes: environment,
    summary: { en: 'find what is missing on this machine', zh: '检查本机缺少什么' },
    options: [json],
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'emulator',
    takes: '[words...]',
    summary: {
      en: 'start, stop or look at the emulated cloud: start | stop | status | reset',
      zh: '启动、停止或查看模拟云：start | stop | status | reset',
    },
    options: [],
    load: async () => (await import('./emulator.ts')).emulator,
  },
]
