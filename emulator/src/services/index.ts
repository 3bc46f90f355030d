import { billing } from './billing/index.ts'
import { cam } from './cam/index.ts'
import { cbs } from './cbs/index.ts'
import { cdn } from './cdn/index.ts'
import { clb } from './clb/index.ts'
import { cls } from './cls/index.ts'
import { cvm } from './cvm/index.ts'
import { dnspod } from './dnspod/index.ts'
import { monitor } from './monitor/index.ts'
import { postgres } from './postgres/index.ts'
import { redis } from './redis/index.ts'
import type { Service } from './service.ts'
import { ssl } from './ssl/index.ts'
import { sts } from './sts/index.ts'
import { tag } from './tag/index.ts'
import { tat } from './tat/index.ts'
import { vpc } from './vpc/index.ts'

/** Every product of the emulated cloud that speaks API 3.0; COS has a server of its own. */
export const services: readonly Service[] = [
  vpc,
  cvm,
  cbs,
  postgres,
  redis,
  cam,
  sts,
  tag,
  tat,
  dnspod,
  ssl,
  clb,
  cdn,
  monitor,
  cls,
  billing,
]
