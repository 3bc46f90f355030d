import type { Message } from '../message.ts'
import type { Notice } from '../notice.ts'

/** For the others, at night too: an alarm that does not arrive is none. */
export function brokenNotice(message: Message, since: string, answered: string): Notice {
  const { to, notices } = message
  return {
    ...placeOf(message),
    cause: channelCause(to),
    kind: 'alarm',
    level: 'critical',
    state: 'raised',
    title: { en: `Notices do not reach ${to}`, zh: `通知无法送达 ${to}` },
    since,
    facts: [
      { name: { en: 'Answer', zh: '返回' }, value: answered },
      { name: { en: 'Not delivered', zh: '未送达' }, value: String(notices.length) },
    ],
    next: `npx tengyun notify test ${placeOf(message).environment}`,
  }
}

export function mendedNotice(message: Message, since: string): Notice {
  const { to } = message
  return {
    ...placeOf(message),
    cause: channelCause(to),
    kind: 'alarm',
    level: 'critical',
    state: 'resolved',
    title: { en: `Notices reach ${to} again`, zh: `通知已恢复送达 ${to}` },
    since,
    facts: [],
  }
}

export function channelCause(to: string): string {
  return `${prefix}${to}`
}

export function isAboutChannel({ cause }: Notice): boolean {
  return cause.startsWith(prefix)
}

const prefix = 'notices/'

function placeOf({ notices }: Message): Pick<Notice, 'project' | 'environment'> {
  const { project = '', environment = '' } = notices[0] ?? {}
  return { project, environment }
}
