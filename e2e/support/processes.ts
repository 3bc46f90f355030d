import { readdir, readFile, readlink } from 'node:fs/promises'

/** The processes that work inside a folder: what an environment of that folder still runs. Linux only. */
export async function processesIn(folder: string): Promise<string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  const found = await Promise.all(
    ids.map(async (id) => {
      try {
        const [cwd, command] = await Promise.all([
          readlink(`/proc/${id}/cwd`),
          readFile(`/proc/${id}/cmdline`, 'utf8'),
        ])
        const inside = cwd.startsWith(folder) || command.includes(folder)
        return inside ? [`${id} ${command.replaceAll('\0', ' ').trim()}`] : []
      } catch {
        // It ended while it was being looked at.
        return []
      }
    }),
  )
  return found.flat()
}
