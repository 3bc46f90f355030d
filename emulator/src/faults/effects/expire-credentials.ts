import type { Call } from '../call.ts'
import { refusal } from '../refusals.ts'
import type { Effect } from './effect.ts'

/** A temporary credential expires, a permanent one is disabled. One that is fetched anew begins afresh. */
export const expireCredentials: Effect = {
  summary: 'is refused once its credential has made so many calls',
  needs: ['calls'],
  concerns: ({ secretId }) => secretId !== '',
  create: ({ calls = 0 }) => {
    const made = new Map<string, number>()
    return {
      act: async (call, proceed) => {
        const before = made.get(call.secretId) ?? 0
        if (before >= calls) throw expired(call)
        made.set(call.secretId, before + 1)
        return proceed()
      },
    }
  },
}

function expired(call: Call) {
  return call.temporary
    ? refusal(
        call,
        'AuthFailure.TokenFailure',
        'Token verification failed, please check if your Token is correct.',
        'ExpiredToken',
      )
    : refusal(
        call,
        'AuthFailure.SecretIdNotFound',
        'The SecretId is not found, please ensure that your SecretId is correct.',
        'InvalidAccessKeyId',
      )
}
