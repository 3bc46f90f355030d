import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '../src/cli/commands.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const pages: { readonly file: string; readonly text: string }[] = []
for await (const file of glob(['*.md', 'docs/**/*.md', '{app,emulator}/*.md'], { cwd: repository }))
  pages.push({ file, text: await readFile(join(repository, file), 'utf8') })

describe.each(pages)('$file', ({ file, text }) => {
  it('leads to pages and places that are there', async () => {
    const lost: string[] = []
    for (const [, target = ''] of withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue
      const [path = '', anchor] = target.split('#')
      const to = path === '' ? join(repository, file) : join(dirname(join(repository, file)), path)
      if (!existsSync(to)) lost.push(target)
      else if (anchor && !(await anchorsOf(to)).includes(decodeURIComponent(anchor))) lost.push(target)
    }
    expect(lost).toEqual([])
  })

  it('types commands that there are, with options that they have', () => {
    expect(typedIn(text).flatMap(mistakesIn)).toEqual([])
  })
})

it('has something to look at', () => {
  expect(pages.flatMap(({ text }) => typedIn(text)).length).toBeGreaterThan(150)
  expect(mistakesIn('deploy production --cannary 10%')).toEqual(['deploy has no --cannary'])
  expect(mistakesIn('deplyo')).toEqual(['there is no deplyo'])
})

/** Headings as GitHub links to them. */
async function anchorsOf(path: string): Promise<string[]> {
  const text = path.endsWith('.md') ? await readFile(path, 'utf8') : ''
  return [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
}

function withoutBlocks(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '')
}

/** Everything behind `npx tengyun`, in blocks and in the middle of a sentence. */
function typedIn(text: string): string[] {
  return [...text.replace(/\n(?!\n|[$#|`-]|npx|tengyun)/g, ' ').matchAll(/npx tengyun ([^`\n|]+)/g)].map(
    ([, words = '']) => words.trim(),
  )
}

const ofAll = ['--lang', '--config', '--emulator', '--help', '--version']

function mistakesIn(typed: string): string[] {
  // What stands two spaces further is what the page says of it.
  const [line = ''] = typed.split(/ {2,}|&&|;|#/)
  const [name = '', ...words] = line.split(/\s+/)
  if (/^[<…[-]/.test(name) || name === '') return []
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return [`there is no ${name}`]
  if (command.takes === '[words...]') return []
  const known = [...ofAll, ...command.options.flatMap(({ flags }) => flags.match(/--[a-z-]+/g) ?? [])]
  const options = words.flatMap((word) => word.match(/^\[?(--[a-z-]+)/)?.[1] ?? [])
  return options.filter((option) => !known.includes(option)).map((option) => `${name} has no ${option}`)
}
