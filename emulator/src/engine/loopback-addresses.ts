import { createHash } from 'node:crypto'
import type { Addresses } from './addresses.ts'
import { canListen, choosePort, forgetPorts } from './ports.ts'
import type { Store } from './store.ts'

interface Lease {
  readonly owner: string
  readonly address: string
}

/** 127.64.0.0/10 has this many addresses. */
const poolSize = 2 ** 22

export const loopback = '127.0.0.1'

/**
 * Addresses of 127.64.0.0/10. Each emulator begins at a place of its own, drawn from its data folder, so that
 * two on one machine seldom meet.
 *
 * @param own where the emulator listens; all instances share it if it is not the loopback
 */
export async function openAddresses(store: Store, dataFolder: string, own = loopback): Promise<Addresses> {
  const leases = store.collection<Lease>('engine.addresses')
  const first = firstOffset(dataFolder)
  // Linux answers for all of 127.0.0.0/8; macOS for 127.0.0.1 alone, unless told otherwise.
  const manyAddresses = own === loopback && (await canListen(addressAt(first), 0))

  const nextFree = () => {
    const taken = new Set(Array.from(leases.values(), (lease) => lease.address))
    let offset = first
    while (taken.has(addressAt(offset))) offset += 1
    return addressAt(offset)
  }

  return {
    allocate: async (owner) => {
      const held = leases.get(owner)
      if (held) return held.address
      const address = manyAddresses ? nextFree() : own
      leases.set(owner, { owner, address })
      return address
    },
    release: (owner) => {
      const held = leases.get(owner)
      leases.delete(owner)
      // The next owner of the address may have its usual ports again; one that all share keeps its promises.
      if (held && manyAddresses) forgetPorts(held.address)
    },
    choosePort,
  }
}

/** The first address of one of the pool's 16,384 blocks of 256. */
function firstOffset(dataFolder: string): number {
  const block = createHash('sha256').update(dataFolder).digest().readUInt16BE() % (poolSize / 256)
  return block * 256 + 1
}

function addressAt(offset: number): string {
  const host = offset % poolSize
  return `127.${64 + (host >> 16)}.${(host >> 8) & 255}.${host & 255}`
}
