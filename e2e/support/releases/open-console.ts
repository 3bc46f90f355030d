import { LiveClient } from '../../../app/console/src/live/live-client.ts'

/** A console that somebody has left open: it hears of emergencies. */
export interface OpenConsole {
  /** What became of its connection and the numbers of the events it heard, in their order. */
  readonly journal: readonly (string | number)[]
  /** Somebody reports an emergency. */
  report(): Promise<void>
  close(): void
}

/** What of the API's answers is used here; `app/README.md` has all of them. */
interface Answer {
  readonly accessToken?: string
  readonly ticket?: string
}

/** @param setupCode lets the first administrator in */
export async function openConsole(address: string, setupCode: string): Promise<OpenConsole> {
  const journal: (string | number)[] = []
  const post = async (path: string, body: object, token?: string): Promise<Answer> => {
    const answer = await fetch(`http://${address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    })
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const administrator = { code: setupCode, name: 'admin', password: 'four words are enough' }
  const { accessToken } = await post('/api/setup', administrator)
  const client = new LiveClient({
    url: `ws://${address}/ws/`,
    ticket: async () => (await post('/api/ws-ticket', {}, accessToken)).ticket ?? '',
    onState: (state) => journal.push(state),
  })
  client.follow('emergencies', 0, { event: ({ seq }) => journal.push(seq) })
  client.open()
  return {
    journal,
    async report() {
      await post('/api/emergencies', { type: 'fire', description: 'smoke above the harbour' }, accessToken)
    },
    close: () => client.close(),
  }
}
