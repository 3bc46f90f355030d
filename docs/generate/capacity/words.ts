import type { Text } from '../../../tool/src/text.ts'

interface Dates {
  readonly pricesAsOf: string
  readonly listPricesAsOf: string
}

/** What the page says around its figures. */
export const words = {
  title: { en: 'How large, what it costs, and what is used up first', zh: '规模、费用，以及最先用尽的资源' },
  twin: { en: '[中文](capacity.zh.md)', zh: '[English](capacity.md)' },
  intro: ({ pricesAsOf, listPricesAsOf }: Dates): Text => ({
    en: `For the environment \`production\` as it is shipped, after a year. \`npx tengyun cost production --users 10,100,1000,10000\` prints the same for your config, and asks your account for its prices. Those of this page are the emulated cloud’s (magnitudes of ${pricesAsOf}) and, where the cloud cannot be asked, list prices of ${listPricesAsOf}: no offers. \`npm run generate\` writes this page.`,
    zh: `随附环境 \`production\` 使用一年后的情况。\`npx tengyun cost production --users 10,100,1000,10000\` 按您的配置、向您的账号询价后给出同样的表。本页价格来自模拟云（${pricesAsOf} 的量级），云端无法询价的项目采用 ${listPricesAsOf} 的刊例价，均非报价。本页由 \`npm run generate\` 生成。`,
  }),
  assumed: { en: 'What is assumed of users', zh: '对用户的假设' },
  measured: { en: 'What was measured', zh: '实测数据' },
  howMeasured: {
    en: 'Rounded to the unfavourable side; a test holds that none is more favourable than what was measured last ([performance](performance.md)). Processor time counts rather than requests a second: it adds up, and says when a core is full. One process of the app uses one core at most; the second one of a host is for the web server, TLS and the system.',
    zh: '均向不利方向取整；有测试保证不优于最近一次实测（[性能](performance.md)）。以处理器时间而非每秒请求数计：它可以相加，也能说明一个核何时用满。应用的每个进程至多使用一个核，主机的另一个核留给 Web 服务器、TLS 与系统。',
  },
  ratesHead: [
    { en: 'what', zh: '项目' },
    { en: 'planned with', zh: '规划取值' },
    { en: 'measured by', zh: '测量命令与名称' },
  ],
  sizes: { en: 'How the sizes follow', zh: '规模如何得出' },
  sizeRules: [
    {
      en: 'PostgreSQL: the smallest class whose cores are half idle, and whose memory holds the twentieth of a year’s data that is asked for again and again; storage for a year, 20 GB before anything was written, filled to 80 %',
      zh: 'PostgreSQL：核数有一半空闲、内存能容纳一年数据中反复查询的二十分之一的最小规格；存储按一年计，另加初始的 20 GB，用到 80%',
    },
    {
      en: 'Redis: half of its memory for the cache of all open consoles, beside 0.25 GB of its own; bandwidth: twice what answers take in the busiest hour',
      zh: 'Redis：内存的一半供所有打开的控制台缓存，自身另占 0.25 GB；带宽：最忙一小时响应流量的两倍',
    },
    {
      en: '`AUTOGEN_MAX_AGENTS` (places for agents in one process) and `MAX_RUNS` (in all of them) are settings of the app, 10 and 100 where nobody says otherwise: write what the table says into `variables`; workers are `compute.roles`',
      zh: '`AUTOGEN_MAX_AGENTS`（单个进程的智能体名额）与 `MAX_RUNS`（全部进程合计）是应用的设置，默认 10 与 100：请把表中的值写入 `variables`；Worker 主机用 `compute.roles` 配置',
    },
  ],
  limits: { en: 'What is used up first', zh: '最先用尽的资源' },
  howLimits: {
    en: 'How many users each environment of the table above bears, by each of its limits: at the full rates that were measured, and with one host of each role lost. The first is bold.',
    zh: '上表中每个环境的每项上限各能支撑多少用户：按完整的实测值计，且每种角色已损失一台主机。最先用尽的以粗体标出。',
  },
  notLimits: {
    en: 'Where it is the places for agents, raise `AUTOGEN_MAX_AGENTS`: that costs nothing up to 100. Storage is not among them: an alarm tells of it at 80 %, and it grows in place.',
    zh: '若是智能体名额，请提高 `AUTOGEN_MAX_AGENTS`，100 以内无需增加费用。存储空间不在其列：用到 80% 时有告警，且可原地扩容。',
  },
  bill: { en: 'The bill of a month', zh: '每月账单' },
  eachResource: { en: 'For 1,000 users, each resource:', zh: '1,000 名用户时，各项资源：' },
  resourcesHead: [
    { en: 'resource', zh: '资源' },
    { en: 'a month', zh: '每月' },
    { en: 'rests on', zh: '计算依据' },
  ],
  sum: { en: '**in all**', zh: '**合计**' },
  notReckoned: { en: 'What is not reckoned', zh: '未计入的因素' },
  omissions: [
    {
      en: 'The hosts’ processors: the rates are those of two virtual cores of the machine in [performance](performance.md); a slower type bears less. `tengyun verify` asks your environment itself.',
      zh: '主机处理器的差异：实测来自[性能](performance.md)所述机器的两个虚拟核，较慢的机型承载更少。`tengyun verify` 会在您的环境中实际测试。',
    },
    {
      en: 'The disks of PostgreSQL: the measurement does not wait for them. Its connections: the policy `database/connections` warns when hosts are too many for a class.',
      zh: 'PostgreSQL 的磁盘：测量时不等待落盘。连接数：主机过多时由策略 `database/connections` 提醒。',
    },
    {
      en: 'Limits of the model’s provider. What the model costs goes to its provider, not to the cloud.',
      zh: '模型服务商的限流；模型费用付给服务商，不在云账单内。',
    },
    {
      en: 'Peaks above the busiest hour’s mean beyond twice that: a busy morning after a release, when every browser loads the console anew.',
      zh: '超过最忙一小时均值两倍的峰值，例如发布之后所有浏览器同时重新加载控制台。',
    },
  ],
} as const
