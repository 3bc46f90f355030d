import type { Notice } from '../notices/notice.ts'

/** That nothing is wrong, and that this is how it would be heard. */
export function testNotice(
  place: Pick<Notice, 'project' | 'environment'>,
  host: string,
  by: string,
  now: Date,
): Notice {
  return {
    ...place,
    cause: `test/${host}`,
    kind: 'test',
    level: 'info',
    state: 'told',
    title: { en: 'A test alarm: nothing is wrong', zh: '测试告警：一切正常' },
    since: now.toISOString(),
    facts: [
      {
        name: { en: 'From', zh: '来自' },
        value: { en: `the watcher on ${host}`, zh: `${host} 上的监控程序` },
      },
      { name: { en: 'Asked by', zh: '发起人' }, value: by },
    ],
    next: `npx tengyun alarm list ${place.environment}`,
  }
}
