import { otherSlot, type Slot, slots } from '../../paths.ts'
import type { ContainerNetwork } from './network.ts'
import { appPort } from './network.ts'

/** The files of `nginx/parameters/`: what nginx.conf needs to know of one host. */
export function webParameters(
  network: ContainerNetwork,
  /** Networks that a load balancer speaks from: what it says of clients is believed. */
  balancers: readonly string[],
): Readonly<Record<string, string>> {
  const serverOf = (slot: Slot) => `server ${network.slots[slot]}:${appPort} max_fails=0`
  const pools = slots.map((slot) => [
    `${slot}.conf`,
    lines([`${serverOf(slot)};`, `${serverOf(otherSlot(slot))} backup;`]),
  ])
  return {
    'slots.conf': lines(slots.map((slot) => `${serverOf(slot)};`)),
    ...Object.fromEntries(pools),
    'balancer.conf': lines(balancers.map((range) => `set_real_ip_from ${range};`)),
    'balancer-networks.conf': lines(balancers.map((range) => `${range} 1;`)),
  }
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}
