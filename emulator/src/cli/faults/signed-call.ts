import { createHash, createHmac } from 'node:crypto'
import { type Connection, readConnection } from '../../daemon/connection.ts'
import { runningPid } from '../../daemon/lock.ts'
import { controlVersion } from '../../faults/control.ts'
import { exitCodes, Failure } from '../failure.ts'

interface Reply {
  readonly Error?: { readonly Code: string; readonly Message: string }
}

/**
 * Calls the emulator's own product with the root key of the emulator that runs in the folder.
 *
 * @throws Failure if none runs, or with what it refuses
 */
export async function callEmulator<Answer extends object>(
  dataFolder: string,
  action: string,
  parameters: object = {},
): Promise<Answer> {
  const connection = runningPid(dataFolder) === undefined ? undefined : readConnection(dataFolder)
  if (!connection) throw new Failure(exitCodes.outside, `No emulator runs in ${dataFolder}.`)
  const body = JSON.stringify(parameters)
  const response = await fetch(connection.endpoint, {
    method: 'POST',
    headers: sign(connection, action, body),
    body,
  })
  const { Response } = (await response.json()) as { Response: Answer & Reply }
  if (!Response.Error) return Response
  const { Code, Message } = Response.Error
  throw new Failure(Code === 'InternalError' ? exitCodes.outside : exitCodes.usage, `${Code}: ${Message}`)
}

/** https://cloud.tencent.com/document/api/213/30654 */
function sign({ endpoint, secretId, secretKey }: Connection, action: string, body: string) {
  const timestamp = Math.floor(Date.now() / 1000)
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const scope = `${date}/emulator/tc3_request`
  const { host } = new URL(endpoint)
  const headers = `content-type:application/json\nhost:${host}\n`
  const canonical = `POST\n/\n\n${headers}\ncontent-type;host\n${sha256(body)}`
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), 'emulator'), 'tc3_request')
  return {
    'Content-Type': 'application/json',
    'X-TC-Action': action,
    'X-TC-Version': controlVersion,
    'X-TC-Timestamp': String(timestamp),
    Authorization: `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${hmac(key, text).toString('hex')}`,
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
