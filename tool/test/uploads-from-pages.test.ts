import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { environmentOf, loadProject, type Project } from '../src/config/load.ts'
import { writeCors } from '../src/resources/bucket/cors.ts'
import { bucketName, orderBucket } from '../src/resources/cos-bucket.ts'
import { cloudName } from '../src/resources/ownership.ts'
import { type RunningEmulator, startEmulator } from './emulator.ts'
import { openEnvironment } from './environment.ts'

/** What a browser asks the files' bucket before a page puts a part of an upload there. */
let project: Project
let emulator: RunningEmulator
beforeAll(async () => {
  project = await loadProject(fileURLToPath(new URL('../..', import.meta.url)))
  emulator = await startEmulator()
}, 60_000)
afterAll(() => emulator?.stop(), 60_000)

/** The bucket of an environment that is shipped, with that environment's rules. */
async function filesBucket(name: string): Promise<URL> {
  const { context } = await openEnvironment(emulator.connection, name)
  const key = 'cos-bucket/files'
  const called = cloudName(context.owner, key)
  await orderBucket(context, { name: called, key })
  const bucket = bucketName(context, called)
  await writeCors(context, bucket, environmentOf(project.config, name).files.cors)
  return new URL(`/${bucket}/files/1?partNumber=1&uploadId=2`, emulator.connection.cosEndpoint)
}

const preflight = (address: URL, method: string) =>
  fetch(address, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://safe.example.com',
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type',
    },
  })

it.each(['local', 'staging', 'production'])('is allowed in %s, and nothing else is', async (name) => {
  const address = await filesBucket(name)
  const allowed = await preflight(address, 'PUT')
  expect(allowed.status).toBe(200)
  expect(['*', 'https://safe.example.com']).toContain(allowed.headers.get('access-control-allow-origin'))
  expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT')
  expect(allowed.headers.get('access-control-allow-headers')).toContain('content-type')
  expect((await preflight(address, 'DELETE')).status).toBe(403)
})
