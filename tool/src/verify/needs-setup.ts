import { ask } from './measure/http.ts'

/** Whether the app says that nobody administers it yet; one that does not know the question needs nobody. */
export async function needsSetup(site: string): Promise<boolean> {
  const { status, body } = await ask(`${site}/api/setup`)
  return status === 200 && isNeeded(body)
}

function isNeeded(body: string): boolean {
  try {
    return JSON.parse(body).needed === true
  } catch {
    return false
  }
}
