import type { EnvironmentConfig } from '../../config/schema.ts'

/** From where load balancers also connect to what is behind them. https://cloud.tencent.com/document/product/214/6156 */
const sharedAddresses = '100.64.0.0/10'

/** The networks from which an environment's load balancer connects to its hosts: what it says of clients is true. */
export function balancersOf({ loadBalancer, network }: EnvironmentConfig): string[] {
  return loadBalancer === undefined ? [] : balancersIn(network.cidr)
}

/** The same of any load balancer in a VPC of that range. */
export function balancersIn(range: string): string[] {
  return [range, sharedAddresses]
}
