import { api, apiUrl, dataOf } from '../api/client.ts'
import { ApiError } from '../api/errors.ts'
import { LiveClient, type LiveState, SignedOutError } from './live-client.ts'

/** Beside the API, where the build was not told otherwise. */
const CONFIGURED: string | undefined = import.meta.env.VITE_WS_URL

/** The page's one live connection. */
export function createLiveClient(onState: (state: LiveState) => void): LiveClient {
  return new LiveClient({ url: liveUrl(), ticket, onState })
}

function liveUrl(): string {
  if (CONFIGURED) return CONFIGURED.replace(/\/?$/, '/')
  const url = new URL(apiUrl('/api/').replace(/\/api\/$/, '/ws/'), location.origin)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return url.href
}

async function ticket(): Promise<string> {
  try {
    return (await dataOf(api.POST('/api/ws-ticket'))).ticket
  } catch (error) {
    const isOver =
      error instanceof ApiError && ['auth/not-signed-in', 'auth/session-ended'].includes(error.code)
    throw isOver ? new SignedOutError() : error
  }
}
