import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { looksTyped, typedIn } from './commands.ts'
import type { Fence } from './fences.ts'
import { isTyped, languages } from './languages.ts'
import { markOf, reasons } from './marks.ts'
import { allPages, repository, twinOf } from './pages.ts'

const pages = await allPages()
const placeOf = (file: string, { line }: Fence) => `${file}:${line}`

describe.each(pages)('$file', (page) => {
  const blocks = page.fences.map((fence) => ({ ...fence, mark: markOf(fence.comment) }))
  const saying = (what: string) => (fence: Fence) => `${placeOf(page.file, fence)} ${what}`

  it('says of each block what it is', () => {
    const unknown = blocks.filter(({ language }) => !(language in languages))
    const known = Object.entries(languages).map(([language, is]) => `${language} (${is})`)
    expect(unknown.map(saying(`needs one of these behind its backticks: ${known.join(', ')}`))).toEqual([])
  })

  it('gives a reason that counts for each block that is not run', () => {
    const unclear = blocks.filter(({ mark }) => mark === undefined)
    const wanted = ['<file of a test> does', ...reasons].map((reason) => `<!-- not run: ${reason} -->`)
    expect(unclear.map(saying(`has a mark that is none of ${wanted.join(', ')}`))).toEqual([])
    const lost = blocks.filter(
      ({ mark }) =>
        mark && 'elsewhere' in mark && mark.elsewhere.some((file) => !existsSync(join(repository, file))),
    )
    expect(lost.map(saying('names a test that is not there'))).toEqual([])
  })

  it('hides no commands in blocks that are not run', () => {
    const hidden = blocks.filter((block) => !isTyped(block.language) && block.mark?.runs && looksTyped(block))
    expect(hidden.map(saying('holds commands: make it sh or console, or mark why it is not run'))).toEqual([])
    const empty = blocks.filter((block) => isTyped(block.language) && typedIn(block).length === 0)
    expect(empty.map(saying('holds no command behind "$ ": make it sh or text'))).toEqual([])
  })
})

const twins = pages.flatMap((page) => {
  const twin = twinOf(page, pages)
  return twin ? [{ file: page.file, other: twin.file, page, twin }] : []
})
it.each(twins)('$file and $other show the same commands', ({ page, twin }) => {
  expect(twin.fences.map(inAnyLanguage)).toEqual(page.fences.map(inAnyLanguage))
})

it('has blocks to run', () => {
  const run = pages.flatMap(({ fences }) =>
    fences.filter((fence) => isTyped(fence.language) && markOf(fence.comment)?.runs),
  )
  expect(run.length).toBeGreaterThan(40)
})

/** What a block has its reader type, without what is said of it, and whatever is in the reader's language. */
function inAnyLanguage(fence: Fence): object {
  const commands = typedIn(fence)
    .flatMap(({ command }) => command.split('\n'))
    .map((line) =>
      line
        .replace(/(^|\s)#.*/, '')
        .replace(/ --lang (en|zh)/, '')
        .replace(/"[^"]*"/g, '"…"')
        .trim(),
    )
    .filter((line) => line !== '')
  return { language: fence.language, comment: fence.comment, commands }
}
