import { describe, expect, it } from 'vitest'
import { type Manifest, openManifest, sealManifest } from './manifest.ts'

const manifest: Manifest = {
  format: 1,
  id: '20261123-031500-1f9a03c2',
  project: 'shop',
  environment: 'production',
  host: 'host-1',
  startedAt: '2026-11-23T03:15:00.000Z',
  endedAt: '2026-11-23T03:15:09.000Z',
  versions: { node: 'v24.21.0', postgres: '15.18', pgDump: '15.18' },
  recipients: ['age1one', 'age1two'],
  parts: [
    {
      kind: 'postgres',
      name: 'postgres/shop.dump',
      key: 'backups/20261123-031500-1f9a03c2/postgres/shop.dump.zst.age',
      cipher: { size: 10, sha256: '0'.repeat(64) },
      plain: { size: 20, sha256: '1'.repeat(64) },
      database: 'shop',
      snapshotAt: '2026-11-23T03:15:01.000Z',
      rows: { 'public.orders': 3 },
      canary: '20261123-031500-1f9a03c2',
    },
  ],
}

describe('a manifest', () => {
  it('is JSON, and comes back as it was', () => {
    const stored = sealManifest(manifest)
    expect(JSON.parse(stored)).toMatchObject(manifest)
    expect(openManifest(stored)).toEqual(manifest)
  })

  it('is not opened with any bit of it changed, left out or added', () => {
    const stored = Buffer.from(sealManifest(manifest))
    for (let bit = 0; bit < stored.length * 8; bit++) {
      const flipped = Buffer.from(stored)
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(openManifest(flipped.toString()), `bit ${bit}`).toBeUndefined()
    }
    expect(openManifest(stored.subarray(0, -1).toString())).toBeUndefined()
    expect(openManifest(`${stored} `)).toBeUndefined()
    expect(openManifest('')).toBeUndefined()
  })
})
