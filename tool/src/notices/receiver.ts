import type { Language } from '../text.ts'
import { type Level, levels, type Notice } from './notice.ts'

/** Somebody who is told, with everything that sending takes: addresses and passwords too, so it is never shown. */
export type Receiver = RobotReceiver | EmailReceiver | WebhookReceiver

interface Reader {
  /** Unique among its kind: `ops`. */
  readonly name: string
  readonly levels: readonly Level[]
  readonly language: Language
  /** When only what is critical goes out; the rest waits. Null: never. */
  readonly quiet: QuietHours | null
}

/** The robot of a WeCom group. */
export interface RobotReceiver extends Reader {
  readonly kind: 'robot'
  /** `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…`: whoever has it can write to the group. */
  readonly address: string
}

export interface EmailReceiver extends Reader {
  readonly kind: 'email'
  readonly server: MailServer
  readonly from: string
  readonly to: readonly string[]
}

export interface MailServer {
  readonly host: string
  /** 465: TLS from the first byte. Any other: plain first, then STARTTLS. */
  readonly port: number
  readonly login?: { readonly user: string; readonly password: string }
  /** Certificates (PEM) of the authority that vouches for it, where that is not a public one. */
  readonly authority?: string
}

export interface WebhookReceiver extends Reader {
  readonly kind: 'webhook'
  readonly address: string
  /** What bodies are signed with. */
  readonly key?: string
}

/** A part of the day in Beijing (UTC+8), `22:00` to `08:00`; it may span midnight. */
export interface QuietHours {
  readonly from: string
  readonly until: string
}

/** `robot ops`: how people and states know a receiver. */
export function labelOf({ kind, name }: Receiver): string {
  return `${kind} ${name}`
}

/** The same, told of everything and whatever the hour. */
export function atAnyHour(receiver: Receiver): Receiver {
  return { ...receiver, levels, quiet: null }
}

export function wants({ levels }: Receiver, { level }: Notice): boolean {
  return levels.includes(level)
}
