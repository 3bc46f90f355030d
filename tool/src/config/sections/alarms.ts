import { z } from 'zod'

const percent = z.int().min(1).max(100)

/** Watches hosts and databases, and tells people. */
export const alarms = z.strictObject({
  /**
   * Where alarms are posted: `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…` of a WeCom group's robot, or
   * others. Whoever has the address can write to the group: take it from the environment of the process. It is
   * kept among the encrypted secrets and never shown. Without anybody to tell, alarms show in the console alone.
   */
  webhooks: z.array(z.url()).max(6).default([]),
  /** Numbers (Uid) of CAM users who get an e-mail at the address they proved. */
  users: z.array(z.int().positive()).default([]),
  language: z.enum(['zh-CN', 'en-US']).default('zh-CN'),
  /** Percent of use, for five minutes. */
  thresholds: z
    .strictObject({
      cpu: percent.default(80),
      memory: percent.default(85),
      disk: percent.default(85),
      connections: percent.default(80),
    })
    .prefault({}),
})
