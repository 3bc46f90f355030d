import { GIBIBYTE } from '../../src/features/files/limits.ts'
import { Secret } from '../../src/secret.ts'
import { CosObjects } from '../../src/storage/cos-objects.ts'
import { fixedCredentials } from '../../src/storage/credentials.ts'
import { startTestApp } from '../../test/app.ts'

/** The app over a COS, and how much memory it took: words are COS's address, the bucket, and the two halves of a key. */
const [endpoint = '', bucket = '', secretId = '', secretKey = ''] = process.argv.slice(2)
const keys = fixedCredentials(new Secret(secretId), new Secret(secretKey))
const store = new CosObjects({ bucket, region: 'ap-guangzhou', endpoint: new URL(endpoint) }, keys)
const test = await startTestApp({
  files: { store, quotaBytes: 100 * GIBIBYTE, drawsDocuments: false },
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
})
const owner = await test.as('operator', 'owner')
const url = await test.app.listen({ host: '127.0.0.1', port: 0 })

const SAMPLE_MS = 50
let peak = 0
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, SAMPLE_MS).unref()

process.on('message', async (word) => {
  if (word === 'stop') {
    await test.stop()
    process.exit(0)
  }
  process.send?.({ peak: Math.max(peak, process.memoryUsage.rss()) })
  peak = 0
})
process.send?.({ url, authorization: owner.headers.authorization })
