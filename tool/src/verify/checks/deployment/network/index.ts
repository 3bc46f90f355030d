import type { Check } from '../../../check.ts'
import { cdn } from './cdn.ts'
import { loadBalancer } from './load-balancer.ts'
import { nameResolves } from './name-resolves.ts'
import { publicAddress } from './public-address.ts'
import { siteCdn } from './site-cdn.ts'

export const network: readonly Check[] = [publicAddress, nameResolves, loadBalancer, cdn, siteCdn]
