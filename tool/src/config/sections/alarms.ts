import { z } from 'zod'

const percent = z.int().min(1).max(100)
const share = z.number().min(0).max(1)

/** Watches hosts, databases and the app, and tells people: those of Cloud Monitor named here, and those of `notices`. */
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
  /** What may not last. Cloud Monitor watches hosts and databases; the hosts watch themselves, the app and what it needs. */
  thresholds: z
    .strictObject({
      /** Percent of use, for five minutes. */
      cpu: percent.default(80),
      memory: percent.default(85),
      /** Of a disk; from 95 on it is critical. */
      disk: percent.default(85),
      /** Of the connections that a database takes. */
      connections: percent.default(80),
      /** Of the bandwidth that a host's public address has. */
      bandwidth: percent.default(90),
      /** How many programs may want each core, for ten minutes. */
      load: z.number().min(0.5).max(100).default(2),
      /** Milliseconds within which 95 of 100 requests are to be answered, over five minutes. */
      p95: z.int().min(1).max(60_000).default(1_000),
      /** The share of requests that may fail with a 5xx, over five minutes: 0.05 is one in twenty. */
      errorRate: share.default(0.05),
      /** The share of the agents' calls of models and tools that may fail, over five minutes. */
      agentFailures: share.default(0.2),
      /** Runs that may wait until a worker is free, for ten minutes. */
      queue: z.int().min(1).default(20),
      /** Seconds that a run may wait until a worker takes it. */
      wait: z.int().min(1).default(300),
      /** The share of reads that the cache is to answer, over a quarter of an hour. */
      cacheHitRate: share.default(0.5),
      /** Days before a certificate ends at which people are told: for information, to act, to act at once. */
      certificates: z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]).default([30, 14, 7]),
    })
    .prefault({}),
})
