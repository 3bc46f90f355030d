import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from './journal.ts'

interface Item {
  readonly size: number
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tengyun-journal-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const journal = () => join(folder, 'state.jsonl')
const lines = () => readFileSync(journal(), 'utf8').split('\n').slice(0, -1)

/** What a fresh store finds in the folder. */
function reopened(): [string, Item][] {
  const store = openStore(folder)
  const items = [...store.collection<Item>('items').entries()]
  store.close()
  return items
}

test('a store reads back what another wrote', () => {
  const store = openStore(folder)
  const items = store.collection<Item>('items')
  items.set('a', { size: 1 })
  items.set('b', { size: 2 })
  items.set('a', { size: 3 })
  items.delete('b')
  store.close()
  expect(reopened()).toEqual([['a', { size: 3 }]])
})

test('all that one turn of the event loop writes is one line', async () => {
  const store = openStore(folder)
  const items = store.collection<Item>('items')
  items.set('a', { size: 1 })
  items.set('b', { size: 2 })
  await Promise.resolve()
  items.set('c', { size: 3 })
  await Promise.resolve()
  expect(lines()).toHaveLength(2)
  store.close()
})

test('what is written is in the file before the next await goes on', async () => {
  const store = openStore(folder)
  store.collection<Item>('items').set('a', { size: 1 })
  await Promise.resolve()
  expect(lines()).toEqual(['[["items","a",{"size":1}]]'])
  store.close()
})

test('a line that was cut short counts for nothing, and is gone after the next start', () => {
  writeFileSync(journal(), '[["items","a",{"size":1}]]\n[["items","a",{"size":2}],["items","b",{"si')
  expect(reopened()).toEqual([['a', { size: 1 }]])
  expect(lines()).toEqual(['[["items","a",{"size":1}]]'])
})

test('writing goes on after a line that was cut short', () => {
  writeFileSync(journal(), '[["items","a",{"size":1}]]\n[["ite')
  const store = openStore(folder)
  store.collection<Item>('items').set('b', { size: 2 })
  store.close()
  expect(reopened().map(([id]) => id)).toEqual(['a', 'b'])
})

test('a damaged line in the middle is named instead of skipped', () => {
  writeFileSync(journal(), '[["items","a",{"size":1}]]\nnonsense\n[["items","b",{"size":2}]]\n')
  expect(() => openStore(folder)).toThrow(/state\.jsonl is damaged in line 2/)
})

test('what is no longer true is dropped at the next start', () => {
  const store = openStore(folder)
  const items = store.collection<Item>('items')
  for (let size = 0; size < 1_000; size += 1) items.set('a', { size })
  store.close()
  reopened()
  expect(lines()).toEqual(['[["items","a",{"size":999}]]'])
})

test('a rewrite that was cut short leaves the journal as it was', () => {
  writeFileSync(journal(), '[["items","a",{"size":1}]]\n')
  appendFileSync(`${journal()}.next`, '[["items","a"')
  expect(reopened()).toEqual([['a', { size: 1 }]])
})

test('the journal is for its owner alone', () => {
  openStore(folder).close()
  expect(statSync(journal()).mode & 0o777).toBe(0o600)
})
