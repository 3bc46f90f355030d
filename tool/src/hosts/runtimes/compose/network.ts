import type { Slot } from '../../paths.ts'

/** A network of a host's containers, in which each has an address of its own. */
export interface ContainerNetwork {
  readonly subnet: string
  /** The host itself. */
  readonly gateway: string
  readonly web: string
  readonly slots: Readonly<Record<Slot, string>>
  /** Where the app listens in its container. */
  readonly port: number
}

/**
 * Which network the containers of a host get. The one that is there stays; a new one keeps away from the private
 * range that the host, and so its databases, has its address from.
 *
 * @param existing the subnet of the network that is there, or empty
 * @param address the host's own
 * @param port where the app listens
 */
export function containerNetwork(existing: string, address: string, port: number): ContainerNetwork {
  const prefix = existing === '' ? prefixAwayFrom(address) : existing.replace(/\.\d+\/\d+$/, '')
  return {
    subnet: `${prefix}.0/28`,
    gateway: `${prefix}.1`,
    web: `${prefix}.2`,
    slots: { blue: `${prefix}.3`, green: `${prefix}.4` },
    port,
  }
}

function prefixAwayFrom(address: string): string {
  return /^172\.(1[6-9]|2\d|3[01])\./.test(address) ? '192.168.77' : '172.30.77'
}
