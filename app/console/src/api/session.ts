import type { Credentials, SessionAnswer } from '../../../api/src/features/session/schema.ts'
import type { Setup } from '../../../api/src/features/setup/schema.ts'
import { callApi, send } from './client.ts'

export type { Credentials, SessionAnswer, Setup }

export function fetchSetup(language: string): Promise<{ needed: boolean }> {
  return send('/setup', { language })
}

export function createFirstAdministrator(setup: Setup, language: string): Promise<SessionAnswer> {
  return send('/setup', { method: 'POST', body: setup, language })
}

export function startSession(credentials: Credentials, language: string): Promise<SessionAnswer> {
  return send('/session', { method: 'POST', body: credentials, language })
}

/** By the cookie that the API set; fails when nobody is signed in. */
export function renewSession(language: string): Promise<SessionAnswer> {
  return send('/session/refresh', { method: 'POST', language })
}

export function endSession(language: string): Promise<void> {
  return callApi('/session', { method: 'DELETE', language })
}
