import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AppConfig } from '../../config/schema.ts'
import { webConfigFile, webConfigFolder } from '../../hosts/runtimes/compose/places.ts'
import { runningFiles } from '../../releases/images/running-files.ts'

/** The web server's configuration as it is shipped to hosts, by path. */
export async function readWebFiles(folder: string, { image }: AppConfig): Promise<Record<string, string>> {
  const { nginx } = runningFiles(folder, image)
  const included = await readdir(join(dirname(nginx), webConfigFolder), { recursive: true })
  const paths = included.filter((path) => path.endsWith('.conf')).toSorted()
  const texts = paths.map(async (path) => {
    const shipped = `${webConfigFolder}/${path}`
    return [shipped, await readFile(join(dirname(nginx), shipped), 'utf8')] as const
  })
  return { [webConfigFile]: await readFile(nginx, 'utf8'), ...Object.fromEntries(await Promise.all(texts)) }
}
