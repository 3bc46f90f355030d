import { expect, it } from 'vitest'
import { heardTerminal } from '../../test/heard-terminal.ts'
import type { Reader } from '../databases/postgres/readers.ts'
import { readersDocument, showReaders } from './readers.ts'

const aReader = (name: string, told: Reader['told']): Reader => ({
  ...{ name, id: `postgres-${name}`, zone: 'ap-guangzhou-6', state: 'running' },
  told,
})

const readers = [
  aReader('near', { lag: 0.04, hears: true }),
  aReader('far', { lag: 61, hears: true }),
  aReader('deaf', { lag: 5, hears: false }),
  aReader('raised', { lag: null, hears: false }),
  aReader('mute', { why: { en: 'No connection.', zh: '无法连接。' } }),
]

it('says of each instance how far it is behind, and what keeps it from being read', () => {
  const terminal = heardTerminal()
  showReaders(terminal, readers, 60)
  expect(terminal.lines).toEqual([
    '  ● near  0.0 s behind the primary  postgres-near ap-guangzhou-6 running',
    '  ○ far  61.0 s behind the primary, more than postgres.readOnly.maxLag (60 s)  postgres-far ap-guangzhou-6 running',
    '  ○ deaf  hears nothing from the primary, 5.0 s old  postgres-deaf ap-guangzhou-6 running',
    '  ○ raised  follows no primary  postgres-raised ap-guangzhou-6 running',
    '  ○ mute  does not answer: No connection.  postgres-mute ap-guangzhou-6 running',
  ])
  const chinese = heardTerminal('zh')
  showReaders(chinese, readers, 60)
  expect(chinese.lines[0]).toBe('  ● near  落后主库 0.0 s  postgres-near ap-guangzhou-6 running')
})

it('says the same to machines', () => {
  const [near, , , , mute] = readersDocument(readers)
  expect(near).toMatchObject({ name: 'near', lag: 0.04, hears: true, why: null })
  expect(mute).toMatchObject({ name: 'mute', lag: null, hears: null, why: 'No connection.' })
})
