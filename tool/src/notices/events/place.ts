import type { Session } from '../../session.ts'
import type { Notice } from '../notice.ts'

/** What a notice is about. */
export type Place = Pick<Notice, 'project' | 'environment'>

export function placeOf({ project, name }: Pick<Session, 'project' | 'name'>): Place {
  return { project: project.config.project, environment: name }
}
