import type { Author } from '../../releases/history/author.ts'
import type { Notice } from '../notice.ts'
import { factNames } from './labels.ts'
import type { Place } from './place.ts'

/** Goes the way that alarms go. */
export function testNotice(place: Place, by: Author, now: Date): Notice {
  return {
    ...place,
    cause: `test/${now.toISOString()}`,
    kind: 'test',
    level: 'info',
    state: 'told',
    title: { en: 'This is a test: alarms would reach you', zh: '这是一条测试：告警可以送达您' },
    since: now.toISOString(),
    facts: [{ name: factNames.by, value: by.name }],
  }
}
