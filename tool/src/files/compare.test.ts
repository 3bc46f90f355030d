import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'
import type { Item } from './item.ts'

const noon = Date.UTC(2026, 10, 23, 12)
const an = (path: string, more: Partial<Item> = {}): Item => ({ path, size: 3, modified: noon, ...more })

const steps = async (from: Item[], to: Item[], options: Partial<Parameters<typeof compare>[2]> = {}) => {
  const comparison = await compare(from, to, { deletes: false, ...options })
  return comparison.steps.map(
    (step) => `${step.action} ${step.item.path}${step.action === 'copy' ? ` ${step.why}` : ''}`,
  )
}

describe('what a sync would do', () => {
  it('copies what is missing, of another size, or changed since it was copied', async () => {
    const there = [an('new'), an('grown', { size: 4 }), an('edited', { modified: noon + 5_000 }), an('same')]
    const here = [an('grown'), an('edited'), an('same', { modified: noon + 60_000 })]
    expect(await steps(there, here)).toEqual(['copy new new', 'copy grown size', 'copy edited newer'])
  })

  it('takes dates to the second, which is all that COS keeps', async () => {
    expect(await steps([an('a', { modified: noon + 900 })], [an('a')])).toEqual([])
  })

  it('lets checksums decide where both are known, whatever the dates', async () => {
    const there = [an('a', { md5: 'x' }), an('b', { md5: 'x', modified: noon + 9_000 })]
    expect(await steps(there, [an('a', { md5: 'y' }), an('b', { md5: 'x' })])).toEqual(['copy a content'])
  })

  it('reads content where it is asked to and sizes are equal', async () => {
    const asked: string[] = []
    const sameContent = async ({ path }: Item) => {
      asked.push(path)
      return path === 'same'
    }
    const there = [an('same'), an('other'), an('grown', { size: 9 })]
    expect(await steps(there, [an('same'), an('other'), an('grown')], { sameContent })).toEqual([
      'copy other content',
      'copy grown size',
    ])
    expect(asked).toEqual(['same', 'other'])
  })

  it('deletes only when it was asked to', async () => {
    expect(await steps([an('a')], [an('a'), an('old')])).toEqual([])
    expect(await steps([an('a')], [an('a'), an('old')], { deletes: true })).toEqual(['delete old'])
  })
})
