import { expect, it } from 'vitest'
import { memoryHosts } from '../../test/memory-hosts.ts'
import { chosenHosts } from './lost-hosts.ts'

const { hosts } = memoryHosts(3)
const namesOf = (without?: string) => {
  const chosen = chosenHosts(hosts, without === undefined ? {} : { without })
  const names = (some: typeof hosts) => some.map(({ name }) => name).join(' ')
  return { goes: names([...chosen.hosts]), leftOut: names([...chosen.leftOut]) }
}

it('a change goes to all hosts, but for those that somebody leaves out', () => {
  expect(namesOf()).toEqual({ goes: 'host-1 host-2 host-3', leftOut: '' })
  expect(namesOf('host-2, host-3')).toEqual({ goes: 'host-1', leftOut: 'host-2 host-3' })
})

it('names that no host has are refused with those that there are', () => {
  expect(() => namesOf('host-2,host-9')).toThrow(
    expect.objectContaining({
      code: 'cli/usage',
      explanation: expect.objectContaining({
        why: expect.objectContaining({
          en: 'The hosts are host-1, host-2, host-3; one that serves people has to stay.',
        }),
      }),
    }),
  )
})

it('one that serves people has to stay', () => {
  expect(() => namesOf('host-1,host-2,host-3')).toThrow('cli/usage')
  const [host, ...others] = hosts
  if (host === undefined) throw new Error('there is no host')
  const workers = others.map((one) => ({ ...one, role: 'worker' as const }))
  expect(() => chosenHosts([host, ...workers], { without: 'host-1' })).toThrow('cli/usage')
  expect(chosenHosts([host, ...workers], { without: 'host-2' }).leftOut).toHaveLength(1)
})
