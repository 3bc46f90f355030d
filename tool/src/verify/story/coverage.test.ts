import { expect, it } from 'vitest'
import { checks } from '../index.ts'
import { unanswered } from './coverage.ts'
import { lineIds } from './lines.ts'

it('leaves no line of the story without a check that answers it', () => {
  expect(unanswered(checks)).toEqual([])
})

it('notices a line that no check answers', () => {
  const others = checks.map(({ story }) => ({ story: story.filter((line) => line !== '2.3.4') }))
  expect(unanswered(others)).toEqual(['2.3.4'])
})

it('has no check that answers nothing, or a line that the story does not have', () => {
  for (const { id, story } of checks) {
    expect(story.length, id).toBeGreaterThan(0)
    for (const line of story) expect(lineIds, id).toContain(line)
  }
})

it('calls each check by a name of its own', () => {
  const ids = checks.map(({ id }) => id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})
