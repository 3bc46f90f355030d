import { z } from 'zod'
import { hostName, name, variableName } from './words.ts'

const level = z.enum(['critical', 'warning', 'info'])
const language = z.enum(['zh', 'en'])

/** `22:30`, in Beijing (UTC+8). */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 22:30')

/** From one time of day until another; it may span midnight. */
const quietHours = z
  .strictObject({ from: timeOfDay, until: timeOfDay })
  .refine(({ from, until }) => from !== until, 'two different times')

const mailAddress = z.email()

/** What all who are told have in common. */
const reader = {
  /** As commands and other notices call it: `ops`. */
  name,
  /**
   * `critical`: somebody has to act now. `warning`: somebody has to act. `info`: good to know, such as a release that
   * arrived. Default: all.
   */
  levels: z.array(level).min(1).default(['critical', 'warning', 'info']),
  /** Default: the section's. */
  language: language.optional(),
  /** Default: the section's. False: told at any hour. */
  quietHours: z.union([quietHours, z.literal(false)]).optional(),
}

const robot = z.strictObject({
  ...reader,
  /**
   * The secret that holds its address, `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…`: whoever has it can
   * write to the group.
   */
  address: variableName,
})

const email = z.strictObject({
  /** The server that takes mail in: `smtp.exmail.qq.com`. */
  host: z.union([hostName, z.ipv4(), z.literal('localhost')]),
  /** 465: TLS from the first byte. Any other: STARTTLS, without which nothing is sent but to this machine itself. */
  port: z.int().min(1).max(65_535).default(465),
  /** Who logs in. The password is the secret of that name. */
  login: z.strictObject({ user: z.string().min(1), password: variableName }).optional(),
  /** PEM file with the authority that vouches for the server, where that is not a public one. */
  authority: z.string().min(1).optional(),
  /** The sender: `alarm@example.com`. */
  from: mailAddress,
  readers: z.array(z.strictObject({ ...reader, to: z.array(mailAddress).min(1) })).min(1),
})

const webhook = z.strictObject({
  ...reader,
  /** The secret that holds its address, https or to this machine. */
  address: variableName,
  /** The secret that bodies are signed with, as https://www.standardwebhooks.com has it. Default: unsigned. */
  key: variableName.optional(),
})

/**
 * Who is told of alarms, releases, failed backups and drills, drift and overrun budgets. Secrets come from the
 * environment of the process or, where that has none of the name, from `tengyun secrets set NAME`; they are never shown.
 */
export const notices = z
  .strictObject({
    language: language.default('zh'),
    /** When only what is critical goes out at once; the rest is kept for the morning. Default: never. */
    quietHours: quietHours.optional(),
    /** Robots of WeCom groups. Cloud Monitor's own alarms go to them too, where they want warnings. */
    robots: z.array(robot).max(6).default([]),
    email: email.optional(),
    webhooks: z.array(webhook).default([]),
  })
  .refine(
    ({ robots, email, webhooks }) =>
      [robots, email?.readers ?? [], webhooks].every(
        (all) => new Set(all.map(({ name }) => name)).size === all.length,
      ),
    'a different name for each receiver of a kind',
  )

export type NoticesConfig = z.output<typeof notices>
