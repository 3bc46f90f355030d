import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What belongs neither into a repository nor into an image: builds, and the key that opens the project's secrets. */
const needed = ['.tengyun/']

/** Adds to a file such as `.gitignore` what it lacks; says what was added. */
export async function ignore(
  folder: string,
  name: '.gitignore' | '.dockerignore',
  more: readonly string[] = [],
): Promise<string[]> {
  const file = join(folder, name)
  const text = await readFile(file, 'utf8').catch(() => '')
  const there = new Set(text.split('\n').map((line) => line.trim().replace(/^\/|\/$/g, '')))
  const lacking = [...needed, ...more].filter((line) => !there.has(line.replace(/\/$/, '')))
  if (lacking.length === 0) return []
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`
  await writeFile(file, `${before}${lacking.join('\n')}\n`)
  return lacking
}
