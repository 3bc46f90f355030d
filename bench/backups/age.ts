/**
 * Encrypts standard input to a recipient, or decrypts it with an identity, as `age` does: what stands in for it on a
 * machine without. usage: node age.ts RECIPIENT | node age.ts IDENTITY
 */
import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import { Decrypter } from 'age-encryption'
import { ageDecrypt } from '../../tool/src/backups/host/age/decrypt.ts'
import { ageEncrypt } from '../../tool/src/backups/host/age/encrypt.ts'

const [, , key = ''] = process.argv
await pipeline(
  process.stdin,
  key.startsWith('AGE-SECRET-KEY-') ? await decrypting() : ageEncrypt([key]),
  process.stdout,
)

async function decrypting() {
  await once(process.stdin, 'readable')
  const beginning: Buffer = process.stdin.read()
  process.stdin.unshift(beginning)
  const headerSize = beginning.indexOf('\n', beginning.indexOf('\n--- ') + 1) + 1
  const decrypter = new Decrypter()
  decrypter.addIdentity(key)
  return ageDecrypt(Buffer.from(await decrypter.decryptHeader(beginning.subarray(0, headerSize))), headerSize)
}
