import type { TengyunError } from '../../errors/tengyun-error.ts'
import type { Author } from '../../releases/history/author.ts'
import type { Purpose } from '../../releases/history/history.ts'
import { reasonOf } from '../../releases/history/reason.ts'
import { type Text, verbatim } from '../../text.ts'
import type { Fact, Notice } from '../notice.ts'
import { duration } from '../render/duration.ts'
import { factNames } from './labels.ts'

/** A change of what serves, as it ended. */
export interface ReleaseEvent {
  readonly project: string
  readonly environment: string
  readonly purpose: Purpose
  readonly release: string
  readonly by: Author
  readonly hosts: readonly string[]
  /** Percent of the requests, where it is a canary. */
  readonly share?: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
  /** Why it did not come about. */
  readonly error?: TengyunError
}

export function releaseNotice(event: ReleaseEvent): Notice {
  const { project, environment, purpose, release, by, startedAt, endedAt, error } = event
  return {
    cause: `release/${release}`,
    kind: purpose === 'rollback' ? 'rollback' : 'deploy',
    level: error === undefined ? 'info' : 'warning',
    state: 'told',
    title: error === undefined ? titleOf(event) : failedTitle(event, error),
    project,
    environment,
    since: new Date(endedAt).toISOString(),
    facts: [
      { name: factNames.by, value: by.name },
      { name: factNames.hosts, value: event.hosts.join(', ') },
      { name: factNames.took, value: duration(endedAt - startedAt) },
      ...(error === undefined ? [] : failureFacts(error)),
    ],
    next: error?.explanation.command ?? `npx tengyun status ${environment}`,
    ...(by.run === undefined ? {} : { link: by.run }),
  }
}

function titleOf({ purpose, release, share, hosts }: ReleaseEvent): Text {
  if (purpose === 'rollback') return { en: `Rolled back to ${release}`, zh: `已回退到 ${release}` }
  if (purpose === 'promote') return { en: `Canary ${release} serves all`, zh: `灰度版本 ${release} 已全量` }
  if (purpose === 'join')
    return {
      en: `${hosts.join(', ')} joined with ${release}`,
      zh: `${hosts.join('、')} 已加入，版本 ${release}`,
    }
  if (share !== undefined)
    return {
      en: `Canary ${release} gets ${share} % of the requests`,
      zh: `灰度版本 ${release} 接收 ${share}% 的请求`,
    }
  return {
    en: `Release ${release} serves on ${hosts.length === 1 ? '1 host' : `${hosts.length} hosts`}`,
    zh: `版本 ${release} 已在 ${hosts.length} 台主机上线`,
  }
}

function failedTitle({ purpose, release }: ReleaseEvent, { code }: TengyunError): Text {
  if (code === 'release/taken-back')
    return { en: `The guard took release ${release} back`, zh: `守护已自动撤回版本 ${release}` }
  if (purpose === 'join')
    return { en: `A host could not join with ${release}`, zh: `有主机未能以版本 ${release} 加入` }
  return purpose === 'rollback'
    ? { en: `Going back to ${release} failed`, zh: `回退到 ${release} 失败` }
    : { en: `Deploy of ${release} failed`, zh: `版本 ${release} 部署失败` }
}

function failureFacts(error: TengyunError): Fact[] {
  const { now } = error.explanation
  return [
    { name: factNames.why, value: reasonOf(error) },
    ...(now === undefined ? [] : [{ name: factNames.serving, value: asText(now) }]),
  ]
}

function asText(text: Text | string): Text {
  return typeof text === 'string' ? verbatim(text) : text
}
