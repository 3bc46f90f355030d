import { createSecureContext, type SecureContext } from 'node:tls'
import type { World } from '../../../engine/world.ts'
import { certificates } from '../../ssl/model.ts'
import { rulesOf } from '../find.ts'
import { type Listener, listeners, type Rule } from '../model.ts'
import { matchRule } from './match-rule.ts'

/** Certificate and key in PEM. */
interface Pair {
  readonly cert?: string
  readonly key?: string
}

type Answer = (error: null, context?: SecureContext) => void

/** Answers a client's hello with the certificate for the name that it asks for. */
export function answerServerName(world: World, listenerId: string): (name: string, answer: Answer) => void {
  return (name, answer) => {
    const listener = listeners(world).get(listenerId)
    answer(null, listener && createSecureContext(pairFor(world, listener, name)))
  }
}

/** For clients that ask for no name: the listener's certificate, or its default domain's. */
export function usualPair(world: World, listener: Listener): Pair {
  return pairFor(world, listener, '')
}

function pairFor(world: World, listener: Listener, serverName: string): Pair {
  const { certificateId } = listener.sni ? ruleFor(world, listener, serverName) : listener
  const certificate = certificates(world).get(certificateId ?? '')
  return certificate ? { cert: certificate.chain, key: certificate.privateKey } : {}
}

/** Whatever its path: certificates belong to domains. */
function ruleFor(world: World, listener: Listener, serverName: string): Pick<Rule, 'certificateId'> {
  const rules = rulesOf(world, listener).map((rule) => ({ ...rule, url: '/' }))
  return matchRule(rules, serverName, '/') ?? {}
}
