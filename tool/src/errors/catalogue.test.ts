import { readdir } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'

it('has every code of every topic, and each but once', async () => {
  const files = await readdir(new URL('catalogue', import.meta.url))
  const topics = await Promise.all(files.map((file) => import(`./catalogue/${file}`)))
  const codes = topics.flatMap((topic: object) => Object.values(topic).flatMap(Object.keys))
  expect(codes.toSorted()).toEqual(Object.keys(catalogue).toSorted())
})
