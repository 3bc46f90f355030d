import { describe, expect, it } from 'vitest'
import type { Cloud } from '../cloud/cloud.ts'
import { chooseClass } from './postgres-class.ts'

/** A cloud that sells these classes, and can be asked nothing else. */
function selling(...classes: { code: string; cpu: number; gigabytes: number; storage: number }[]) {
  const ClassInfoSet = classes.map(({ code, cpu, gigabytes, storage }) => ({
    SpecCode: code,
    CPU: cpu,
    Memory: gigabytes * 1024,
    MaxStorage: storage,
  }))
  return { call: async () => ({ ClassInfoSet }) } as unknown as Cloud
}

const wish = { zone: 'ap-guangzhou-6', version: '15', cpu: 4, memory: 8, storage: 200 }

describe('the class of a database', () => {
  it('is the one of its size that can have the storage', async () => {
    const cloud = selling(
      { code: 'small-disk', cpu: 4, gigabytes: 8, storage: 100 },
      { code: 'fits', cpu: 4, gigabytes: 8, storage: 6000 },
    )
    expect(await chooseClass(cloud, wish)).toBe('fits')
  })

  it('that is not sold is told with the next size that is', async () => {
    const cloud = selling(
      { code: 'small-disk', cpu: 4, gigabytes: 16, storage: 100 },
      { code: 'larger', cpu: 8, gigabytes: 16, storage: 6000 },
    )
    await expect(chooseClass(cloud, wish)).rejects.toMatchObject({
      code: 'cloud/no-stock',
      explanation: { next: { en: expect.stringContaining('8c16g') } },
    })
  })
})
