import type { HostFacts } from '../../facts.ts'

/** Root of a machine of its own; the root of an emulated host is somebody's own machine's. */
export function isRealRoot({ root, isRoot }: Pick<HostFacts, 'root' | 'isRoot'>): boolean {
  return root === '' && isRoot
}

/** As whom a release runs on a real host: the number that the image uses too. It needs no entry in any file. */
export const appUser = 10001

/** The words that let a command run without the administrator's rights; none where it has none to begin with. */
export function unprivileged(hasRights: boolean): string {
  if (!hasRights) return ''
  return `setpriv --reuid=${appUser} --regid=${appUser} --clear-groups --no-new-privs `
}
