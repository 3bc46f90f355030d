import { postgres } from './postgres/index.ts'
import type { Service } from './service.ts'
import { sts } from './sts/index.ts'
import { tag } from './tag/index.ts'

/** Every product of the emulated cloud that speaks API 3.0; COS has a server of its own. */
export const services: readonly Service[] = [postgres, sts, tag]
