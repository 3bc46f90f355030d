import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, dataOf } from '../api/client.ts'
import { ApiError } from '../api/errors.ts'
import type { paths } from '../api/schema.d.ts'

type Answer = paths['/api/session']['post']['responses'][201]['content']['application/json']
type Credentials = paths['/api/session']['post']['requestBody']['content']['application/json']
type Setup = paths['/api/setup']['post']['requestBody']['content']['application/json']
type PasswordChange = paths['/api/session/password']['put']['requestBody']['content']['application/json']
export type Person = Answer['person']

/**
 * `asking`: until the browser's cookie was tried; `away`: nobody answers, so it is not known yet whether there is a
 * session; `setup`: there is no first administrator yet.
 */
export type SessionState = 'asking' | 'away' | 'setup' | 'signed-out' | 'signed-in'

/** How long before its end a token is renewed, so that no request meets an expired one. */
const AHEAD_MS = 60_000
/** The longest pause that a timer of browsers can count. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** Who is signed in, and how to change that. */
export const useSession = defineStore('session', () => {
  const state = ref<SessionState>('asking')
  const session = shallowRef<Answer>()
  let renewal: Promise<boolean> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function adopt(started: Answer): void {
    session.value = started
    state.value = 'signed-in'
    clearTimeout(timer)
    const pause = Date.parse(started.expiresAt) - Date.now() - AHEAD_MS
    timer = setTimeout(() => void renew(), Math.min(Math.max(pause, 0), LONGEST_TIMER_MS))
  }

  /** All who find the token expired at the same moment wait for one renewal. */
  function renew(): Promise<boolean> {
    renewal ??= tryToRenew().finally(() => {
      renewal = undefined
    })
    return renewal
  }

  async function tryToRenew(): Promise<boolean> {
    try {
      adopt(await dataOf(api.POST('/api/session/refresh')))
      return true
    } catch (error) {
      const isOver = error instanceof ApiError && error.code === 'auth/session-ended'
      if (isOver) await leave()
      // Whoever was signed in stays so while the network or the API is away.
      else if (state.value === 'asking') state.value = 'away'
      return false
    }
  }

  async function leave(): Promise<void> {
    clearTimeout(timer)
    session.value = undefined
    const { needed } = await dataOf(api.GET('/api/setup')).catch(() => ({ needed: false }))
    state.value = needed ? 'setup' : 'signed-out'
  }

  async function signIn(body: Credentials): Promise<void> {
    adopt(await dataOf(api.POST('/api/session', { body })))
  }

  async function setUp(body: Setup): Promise<void> {
    adopt(await dataOf(api.POST('/api/setup', { body })))
  }

  /** Ends all other sessions of the person too. */
  async function changePassword(body: PasswordChange): Promise<void> {
    adopt(await dataOf(api.PUT('/api/session/password', { body })))
  }

  /** Here at once, whether or not the server could be told. */
  async function signOut(): Promise<void> {
    await api.DELETE('/api/session').catch(() => undefined)
    await leave()
  }

  /** Takes up the session of the browser, if it has one; also after nobody answered. */
  async function takeUp(): Promise<void> {
    await renew()
  }

  const person = computed(() => session.value?.person)
  const token = computed(() => session.value?.accessToken)
  return { state, person, token, takeUp, renew, signIn, setUp, signOut, changePassword }
})
