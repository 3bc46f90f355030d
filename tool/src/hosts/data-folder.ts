import type { HostPaths } from './paths.ts'

/** Shell that prints where the data disk is mounted; nothing where there is none. */
export const dataDiskQuestion = 'if mountpoint -q /data; then echo /data; fi'

/**
 * What an app keeps, apart from its releases: on the data disk where there is one. An emulated host, whose `/` is a
 * folder, has none, whatever is mounted on the machine it runs on.
 */
export function dataFolder(project: string, { base, root }: HostPaths, dataDisk: string): string {
  return dataDisk === '' || root !== '' ? `${base}/data` : `${dataDisk}/${project}`
}
