import { computed, readonly, shallowRef } from 'vue'
import { ApiError, bear } from '../api/client.ts'
import {
  type Credentials,
  createFirstAdministrator,
  endSession,
  fetchSetup,
  renewSession,
  type SessionAnswer,
  type Setup,
  startSession,
} from '../api/session.ts'

/** `setup` while the system has no administrator yet. */
export type SessionState = 'asking' | 'signed-in' | 'signed-out' | 'setup'

// One for the whole page. The token lives in memory only, where it ends with the page.
const state = shallowRef<SessionState>('asking')
const session = shallowRef<SessionAnswer>()
let speaks = () => 'zh-CN'
let renewal: Promise<boolean> | undefined

/** Who is signed in, and how to change that. The first use takes up the session of the browser, if it has one. */
export function useSession(language: () => string) {
  speaks = language
  if (state.value === 'asking') void renew()
  const person = computed(() => session.value?.person)

  async function signIn(credentials: Credentials): Promise<void> {
    adopt(await startSession(credentials, speaks()))
  }

  async function setUp(setup: Setup): Promise<void> {
    adopt(await createFirstAdministrator(setup, speaks()))
  }

  async function signOut(): Promise<void> {
    await endSession(speaks()).catch(() => undefined)
    await leave()
  }

  return { state: readonly(state), person, signIn, setUp, signOut }
}

function adopt(started: SessionAnswer): void {
  session.value = started
  state.value = 'signed-in'
  bear({ token: started.accessToken, renew })
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
    adopt(await renewSession(speaks()))
    return true
  } catch (error) {
    // Whoever was signed in stays so while the network or the API is away.
    const isOver = error instanceof ApiError && error.code === 'auth/session-ended'
    if (isOver || state.value === 'asking') await leave()
    return false
  }
}

async function leave(): Promise<void> {
  session.value = undefined
  bear({ token: undefined, renew: async () => false })
  const { needed } = await fetchSetup(speaks()).catch(() => ({ needed: false }))
  state.value = needed ? 'setup' : 'signed-out'
}
