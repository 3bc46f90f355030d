import { clockSkew } from './clock-skew.ts'
import type { Effect } from './effect.ts'
import { emptyBody } from './empty-body.ts'
import { emptyReads } from './empty-reads.ts'
import { expireCredentials } from './expire-credentials.ts'
import { hideNew } from './hide-new.ts'
import { http5xx } from './http-5xx.ts'
import { internalErrorAfter, internalErrorBefore } from './internal-error.ts'
import { latency } from './latency.ts'
import { notJson } from './not-json.ts'
import { pause } from './pause.ts'
import { repeatPage } from './repeat-page.ts'
import { resetAfter, resetBefore } from './reset.ts'
import { resetMidBody } from './reset-mid-body.ts'
import { noBalance, noStock, quota } from './shortage.ts'
import { staleReads } from './stale-reads.ts'
import { taskFails } from './task-fails.ts'
import { throttle } from './throttle.ts'

/** Everything that can be made to go wrong. */
export const effects = {
  throttle,
  latency,
  'http-5xx': http5xx,
  'not-json': notJson,
  'empty-body': emptyBody,
  'reset-before': resetBefore,
  'reset-after': resetAfter,
  'reset-mid-body': resetMidBody,
  'internal-error-before': internalErrorBefore,
  'internal-error-after': internalErrorAfter,
  'stale-reads': staleReads,
  'empty-reads': emptyReads,
  'repeat-page': repeatPage,
  'hide-new': hideNew,
  'task-fails': taskFails,
  quota,
  'no-stock': noStock,
  'no-balance': noBalance,
  'expire-credentials': expireCredentials,
  'clock-skew': clockSkew,
  pause,
} satisfies Record<string, Effect>

export type EffectName = keyof typeof effects

export function effectOf(name: EffectName): Effect {
  return effects[name]
}
