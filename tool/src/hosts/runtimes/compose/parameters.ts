import { otherSlot, type Slot, slots } from '../../paths.ts'
import { assetsInPages } from '../assets.ts'
import type { ContainerNetwork } from './network.ts'

/** The files of `nginx/parameters/`: what nginx.conf needs to know of one host. */
export function webParameters(
  network: ContainerNetwork,
  /** Networks that a load balancer speaks from: what it says of clients is believed. */
  balancers: readonly string[],
  /** Where pages are told to get assets from; undefined where the host serves them itself. */
  assets?: string,
): Readonly<Record<string, string>> {
  const serverOf = (slot: Slot) => `server ${network.slots[slot]}:${network.port} max_fails=0`
  const pools = slots.map((slot) => [
    `${slot}.conf`,
    lines([`${serverOf(slot)};`, `${serverOf(otherSlot(slot))} backup;`]),
  ])
  return {
    'slots.conf': lines(slots.map((slot) => `${serverOf(slot)};`)),
    ...Object.fromEntries(pools),
    'balancer.conf': lines(balancers.map((range) => `set_real_ip_from ${range};`)),
    'balancer-networks.conf': lines(balancers.map((range) => `${range} 1;`)),
    'assets.conf': lines(['map "" $assets {', `  default "${assets ?? ''}";`, '}']),
    'assets-in-pages.conf': lines(assets === undefined ? [] : assetsInPages(assets)),
  }
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}
