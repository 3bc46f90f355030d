import type { Check } from '../../../check.ts'
import { cdn } from './cdn.ts'
import { loadBalancer } from './load-balancer.ts'
import { nameResolves } from './name-resolves.ts'
import { publicAddress } from './public-address.ts'

export const network: readonly Check[] = [publicAddress, nameResolves, loadBalancer, cdn]
