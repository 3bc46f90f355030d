import type { Text } from '../text.ts'

/** `critical`: somebody has to act now, at night too. `warning`: somebody has to act. `info`: good to know. */
export const levels = ['critical', 'warning', 'info'] as const
export type Level = (typeof levels)[number]

export type NoticeKind =
  | 'alarm'
  | 'deploy'
  | 'rollback'
  | 'backup'
  | 'drill'
  | 'drift'
  | 'budget'
  | 'pipeline'
  | 'test'

/** Something that people are to know, before it is put into anybody's language or any channel's form. */
export interface Notice {
  /** Names the cause, the same while it lasts: `disk/web-1`. One cause is one message. */
  readonly cause: string
  readonly kind: NoticeKind
  readonly level: Level
  /** `told`: an event that does not last. */
  readonly state: 'raised' | 'resolved' | 'told'
  readonly title: Text
  readonly project: string
  readonly environment: string
  /** What there is to know while the cause lasts: people are told again when this changes. */
  readonly edition?: string
  /** When it began or happened, in ISO 8601; of a resolved one, what readers are told is when it was raised. */
  readonly since: string
  readonly facts: readonly Fact[]
  readonly figure?: Figure
  /** The command to run next, as typed. */
  readonly next?: string
  /** A page that shows more. */
  readonly link?: string
}

export interface Fact {
  readonly name: Text
  readonly value: Text | string
}

/** A short history of what was measured, oldest first. */
export interface Figure {
  readonly values: readonly number[]
  readonly unit: string
  /** What it should not go beyond. */
  readonly limit?: number
  /** Which way is beyond. Default: higher. */
  readonly worse?: 'higher' | 'lower'
}
