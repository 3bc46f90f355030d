import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Crc64 } from '../../emulator/src/services/cos/storage/crc64.ts'

// What no object store on Node can beat: hashes what comes in and writes it to a file, and sends a file. Nobody is asked
// who they are. Its arguments are a folder and whether it hashes as COS has to, with CRC64 besides MD5; it prints its port.
const [folder = '', hashes] = process.argv.slice(2)
const file = join(folder, 'object')

const server = createServer(async (request, response) => {
  if (request.method === 'GET') return pipeline(createReadStream(file), response)
  const hash = createHash('md5')
  const crc = hashes === 'md5+crc64' ? new Crc64() : undefined
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      crc?.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(request, hashing, createWriteStream(file))
  response.setHeader('ETag', `"${hash.digest('hex')}"`).end()
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : address)
})
