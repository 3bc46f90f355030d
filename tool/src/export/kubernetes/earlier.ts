import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { folders, listFile } from './folder.ts'
import type { Group, Groups } from './groups.ts'

/** How many pods autoscaling may have, by the name of their Deployment. */
export type Numbers = Readonly<Partial<Record<'web' | 'worker', Pick<Group, 'least' | 'most'>>>>

/** Where that is written. */
export function scalingFile(name: 'web' | 'worker'): string {
  return `app/horizontalpodautoscaler-${name}.yaml`
}

/** The numbers of an earlier export, which people may have changed. */
export async function readNumbers(folder: string): Promise<Numbers> {
  const [web, worker] = await Promise.all([numbersIn(folder, 'web'), numbersIn(folder, 'worker')])
  return { ...(web && { web }), ...(worker && { worker }) }
}

/** The groups with those numbers, which count for more than that of the hosts: hosts may be gone. */
export function withNumbers({ web, worker }: Groups, kept: Numbers): Groups {
  return { web: { ...web, ...kept.web }, worker: worker && { ...worker, ...kept.worker } }
}

/**
 * The paths that an earlier export of that namespace wrote: those of its objects, and the list of them where people
 * added nothing to it. What somebody else wrote is not touched.
 */
export async function readListed(folder: string, namespace: string): Promise<string[]> {
  const paths = folders.map(async (name) => {
    const listed = await readYaml(join(folder, name, listFile))
    if (listed?.namespace !== namespace) return []
    const resources: readonly string[] = listed.resources
    // What people added with a path of their own is theirs.
    const ours = resources.filter((path) => !path.includes('/'))
    const written = ours.length === resources.length ? [...ours, listFile] : ours
    return written.map((path) => `${name}/${path}`)
  })
  return (await Promise.all(paths)).flat()
}

async function numbersIn(folder: string, name: 'web' | 'worker') {
  const { minReplicas, maxReplicas } = (await readYaml(join(folder, scalingFile(name))))?.spec ?? {}
  const isWritten = Number.isInteger(minReplicas) && Number.isInteger(maxReplicas)
  return isWritten ? { least: Number(minReplicas), most: Number(maxReplicas) } : undefined
}

async function readYaml(file: string) {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  return text === undefined ? undefined : parse(text)
}
