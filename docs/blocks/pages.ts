import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Fence, fencesOf } from './fences.ts'

export const repository = fileURLToPath(new URL('../..', import.meta.url))

export interface Page {
  /** Path in the repository. */
  readonly file: string
  readonly text: string
  readonly fences: readonly Fence[]
}

/** What people read; recordings of tests and what is made from other sources hold no blocks to type. */
const patterns = [
  '*.md',
  'docs/**/*.md',
  '{tool,emulator,app,e2e,bench,scripts,deploy}/*.md',
  'app/*/*.md',
  'emulator/src/services/*/*.md',
]

/** Every page, in the order of its path. */
export async function allPages(): Promise<Page[]> {
  const pages: Page[] = []
  for await (const file of glob(patterns, { cwd: repository })) {
    const text = await readFile(join(repository, file), 'utf8')
    pages.push({ file, text, fences: fencesOf(text) })
  }
  return pages.toSorted((a, b) => (a.file < b.file ? -1 : 1))
}

/** The same page in Chinese, by the three ways in which it is named; undefined where a page is in one language alone. */
export function twinOf(page: Page, pages: readonly Page[]): Page | undefined {
  const names = [
    page.file.replace(/\.md$/, '.zh.md'),
    page.file.replace(/\.en\.md$/, '.md'),
    page.file.replace(/README\.md$/, 'README.zh-CN.md'),
  ].filter((name) => name !== page.file)
  return pages.find(({ file }) => names.includes(file))
}
