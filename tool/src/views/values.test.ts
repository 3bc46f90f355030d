import { describe, expect, it } from 'vitest'
import { showDifference, showFields } from './values.ts'

describe('a plan’s values', () => {
  it('fill lines as far as the width allows, tables a row a line', () => {
    const fields = {
      zone: 'a',
      size: 2,
      rules: [{ protocol: 'TCP', port: '80' }],
      vpc: { ref: 'vpc/main' as const },
    }
    expect(showFields(fields, 80)).toEqual(['zone: a · size: 2', 'rules: TCP 80', 'vpc: vpc/main'])
    expect(showFields({ zone: 'a', size: 2 }, 5)).toEqual(['zone: a', 'size: 2'])
  })

  it('tell settings by their names, and leave out what says nothing', () => {
    const preparation = { runtime: 'process', ports: [80, 443], sshPort: 22, sshFrom: [], rootLogin: false }
    expect(showFields({ preparation, accounts: { app: 'normal' }, parameters: {} }, 20)).toEqual([
      'preparation: runtime process; ports 80, 443; sshPort 22; rootLogin false',
      'accounts: app: normal',
      'parameters: –',
    ])
  })

  it('tell old and new, of a table only the rows that go and come', () => {
    expect(showDifference({ field: 'size', from: 2, to: 4 })).toEqual(['size: 2 → 4'])
    const [web, ssh] = [
      { protocol: 'TCP', port: '80' },
      { protocol: 'TCP', port: '22' },
    ]
    expect(showDifference({ field: 'rules', from: [web, ssh], to: [web] })).toEqual(['rules: - TCP 22'])
    expect(showDifference({ field: 'rules', from: [web, ssh], to: [ssh, web] })).toEqual([
      'rules: TCP 80, TCP 22 → TCP 22, TCP 80',
    ])
  })

  it('never show the fingerprint of a secret', () => {
    expect(showFields({ credentials: 'cbe922130710617b' }, 80)).toEqual([])
    expect(showDifference({ field: 'credentials', from: 'a', to: 'b' })).toEqual(['credentials: •••'])
  })
})
