import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What must not be committed: builds, and the key that opens the project's secrets. */
const needed = ['.tengyun/']

/** Adds to `.gitignore` what it lacks; says what was added. */
export async function ignore(folder: string, more: readonly string[] = []): Promise<string[]> {
  const file = join(folder, '.gitignore')
  const text = await readFile(file, 'utf8').catch(() => '')
  const there = new Set(text.split('\n').map((line) => line.trim().replace(/^\/|\/$/g, '')))
  const lacking = [...needed, ...more].filter((line) => !there.has(line.replace(/\/$/, '')))
  if (lacking.length === 0) return []
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`
  await writeFile(file, `${before}${lacking.join('\n')}\n`)
  return lacking
}
