import type { ContainerNetwork } from './network.ts'
import { appPort } from './network.ts'

/** The files of `nginx/parameters/`: what nginx.conf needs to know of one host. */
export function webParameters(
  network: ContainerNetwork,
  /** Networks that a load balancer speaks from: what it says of clients is believed. */
  balancers: readonly string[],
): Readonly<Record<string, string>> {
  const { blue, green } = network.slots
  return {
    'slots.conf': lines([blue, green].map((address) => `server ${address}:${appPort} max_fails=0;`)),
    'balancer.conf': lines(balancers.map((range) => `set_real_ip_from ${range};`)),
    'balancer-networks.conf': lines(balancers.map((range) => `${range} 1;`)),
  }
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}
