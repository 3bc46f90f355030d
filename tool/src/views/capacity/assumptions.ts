import { followsUsers } from '../../capacity/amounts.ts'
import type { Capacity } from '../../capacity/capacity.ts'
import { sharedBalancer } from '../../capacity/documented.ts'
import { planned, type Rate, rates } from '../../capacity/rates.ts'
import { usage } from '../../capacity/usage.ts'
import { assumptionsOf } from '../../cost/cost.ts'
import type { Text } from '../../text.ts'

const count = (amount: number) => amount.toLocaleString('en')
const percent = (share: number) => `${Math.round(share * 100)} %`

/** What a user does: nobody measured that. */
export const assumed: readonly Text[] = [
  {
    en: `in the busiest hour ${percent(usage.present)} of the users have the console in front, each with ${usage.requestsPerMinute} requests a minute; ${usage.hoursPerDay} hours of a working day, ${usage.workingDaysPerMonth} days a month`,
    zh: `最忙的一小时有 ${percent(usage.present)} 的用户正在使用控制台，每人每分钟 ${usage.requestsPerMinute} 次请求；每个工作日 ${usage.hoursPerDay} 小时，每月 ${usage.workingDaysPerMonth} 天`,
  },
  {
    en: `a user orders ${usage.runsPerDay} runs of agents a day, ${percent(usage.inBusiestHour)} of them in that hour; a run has ${usage.turnsPerRun} turns of ${usage.secondsPerTurn} s, ${usage.tokensIn} tokens in and ${usage.tokensOut} out each, of deepseek-flash in busy hours`,
    zh: `每位用户每天发起 ${usage.runsPerDay} 次智能体运行，其中 ${percent(usage.inBusiestHour)} 在该小时；每次 ${usage.turnsPerRun} 轮，每轮 ${usage.secondsPerTurn} 秒、输入 ${usage.tokensIn}、输出 ${usage.tokensOut} 个词元，按 deepseek-flash 高峰价`,
  },
  {
    en: `beside its runs, a user leaves ${usage.recordsPerYear} MB in the database and ${usage.filesPerYear} GB of files a year, and downloads ${usage.filesDownloaded} GB of files a month`,
    zh: `除运行外，每位用户每年产生数据库 ${usage.recordsPerYear} MB、文件 ${usage.filesPerYear} GB，每月下载文件 ${usage.filesDownloaded} GB`,
  },
  {
    en: `an open console takes ${usage.cacheKilobytes} KB of Redis, a request ${usage.logKilobytes} KB of log; a backup takes ${percent(usage.backupShare)} of its database`,
    zh: `每个打开的控制台占用 Redis ${usage.cacheKilobytes} KB，每个请求产生日志 ${usage.logKilobytes} KB；备份为数据库大小的 ${percent(usage.backupShare)}`,
  },
]

/** How sizes follow from what was measured. */
export const rules: readonly Text[] = [
  {
    en: `${percent(planned)} of what was measured is planned with, and from 100 users on one host more of each role, so that the loss of one costs nobody anything`,
    zh: `按实测值的 ${percent(planned)} 规划；100 名用户起，每种角色多备一台主机，损失一台时无人受影响`,
  },
  {
    en: `agents work on the hosts that serve until they take ${percent(planned)} of one process (${rates.agents.value * planned} at once); from there on they have hosts of their own, so that no request waits beside them, and either kind grows by itself`,
    zh: `智能体先与 Web 服务同机；达到单个进程的 ${percent(planned)}（同时 ${rates.agents.value * planned} 个）后改用专门的 Worker 主机：请求不再与之争用，两种主机可分别扩容`,
  },
]

/** What nobody here measured: the cloud says it. */
export const documented: Text = {
  en: `a shared load balancer bears ${count(sharedBalancer.requestsPerSecond)} requests a second and ${count(sharedBalancer.connections)} connections (https://cloud.tencent.com/document/product/214/61413)`,
  zh: `共享型负载均衡每秒 ${count(sharedBalancer.requestsPerSecond)} 次请求、${count(sharedBalancer.connections)} 个并发连接（https://cloud.tencent.com/document/product/214/61413）`,
}

export const measured: readonly Rate[] = Object.values(rates)

/** `1.2 ms`, `10,000` */
export function amountOf({ value, unit }: Rate): string {
  return `${count(value)} ${unit}`.trim()
}

/** What the prices rest on, but for amounts that follow from the number of users. */
export function priced(capacities: readonly Capacity[]): Text[] {
  const texts = capacities.flatMap(({ cost }) =>
    assumptionsOf({ ...cost, items: cost.items.filter(({ key }) => !followsUsers(key)) }),
  )
  return [...new Map(texts.map((text) => [text.en, text])).values()]
}
