import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isTyped } from '../docs/blocks/languages.ts'
import { markOf } from '../docs/blocks/marks.ts'
import { allPages } from '../docs/blocks/pages.ts'
import { type DocsProject, openDocsProject } from './support/docs/project.ts'
import { inReadingOrder, withoutTwins, withPresumed } from './support/docs/reading.ts'
import { runBlock } from './support/docs/run-block.ts'
import { missedIn } from './support/docs/shown.ts'
import { runWell } from './support/run.ts'

/**
 * A reader who types whatever the documentation shows, from the deployment guide on, in one project. A block of `sh` or
 * `console` is run unless the line above it says why not; CONTRIBUTING.md, "a command block in the docs", says how.
 */
const pages = inReadingOrder(withoutTwins(await allPages())).map(({ file, fences }) => {
  const blocks = fences.flatMap((fence) => {
    const mark = markOf(fence.comment)
    return isTyped(fence.language) && mark?.runs ? [{ ...fence, exits: mark.exits }] : []
  })
  return { file, blocks: withPresumed(file, blocks) }
})

let project: DocsProject
beforeAll(async () => {
  project = await openDocsProject()
})
afterAll(() => project?.discard())

describe.each(pages.filter(({ blocks }) => blocks.length > 0))('$file', ({ file, blocks }) => {
  it.each(blocks)(`${file}:$line does what the page says`, async ({ exits, presumed, ...fence }) => {
    await runWell(['bash', '-ec', presumed], project)
    for (const { command, shown, exitCode, printed } of await runBlock(fence, project)) {
      const told = `$ ${command}\n${printed}\nended with ${exitCode}`
      expect(exits, told).toContain(exitCode)
      expect(missedIn(shown, printed), told).toEqual([])
    }
  })
})
