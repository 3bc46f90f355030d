import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restoreLinks } from './postgres-links.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'postgres-links-'))
})
afterEach(() => rmSync(home, { recursive: true }))

describe('the links of a package that npm unpacked and ran no script of', () => {
  it('are made, once, and lead on when the package is moved', () => {
    const library = join(home, 'package/native/lib')
    mkdirSync(library, { recursive: true })
    writeFileSync(join(library, 'libpq.so.5.15'), 'the library')
    const links = [{ source: 'native/lib/libpq.so.5.15', target: 'native/lib/libpq.so.5' }]
    writeFileSync(join(home, 'package/native/pg-symlinks.json'), JSON.stringify(links))
    restoreLinks(join(home, 'package'))
    restoreLinks(join(home, 'package'))
    renameSync(join(home, 'package'), join(home, 'moved'))
    expect(readFileSync(join(home, 'moved/native/lib/libpq.so.5'), 'utf8')).toBe('the library')
  })

  it('are not missed where a package has none', () => {
    expect(() => restoreLinks(home)).not.toThrow()
  })
})
