import type { Notice } from '../../src/notices/notice.ts'
import { atAnyHour, type Receiver } from '../../src/notices/receiver.ts'

/** 14:05 in Beijing. */
export const noon = '2026-11-23T06:05:00.000Z'

/** A disk that fills up, unless the case says otherwise. */
export function aNotice(more: Partial<Notice> = {}): Notice {
  return {
    cause: 'disk/web-1',
    kind: 'alarm',
    level: 'critical',
    state: 'raised',
    title: { en: 'The disk of web-1 is nearly full', zh: 'web-1 的磁盘快满了' },
    project: 'shop',
    environment: 'production',
    since: '2026-11-23T05:53:00.000Z',
    facts: [],
    ...more,
  }
}

export function aRobot(name: string, more: Partial<Extract<Receiver, { kind: 'robot' }>> = {}): Receiver {
  const robot = {
    kind: 'robot',
    name,
    levels: [],
    language: 'en',
    quiet: null,
    address: 'http://127.0.0.1:9/',
  } as const
  return { ...atAnyHour(robot), ...more, kind: 'robot' } as Receiver
}
