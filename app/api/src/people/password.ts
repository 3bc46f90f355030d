import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's first choice for argon2id, memory in KiB: about 40 ms of one core. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const
const SALT_BYTES = 16
const HASH_BYTES = 32

/** The hash with its salt and cost, in the PHC format, so that the cost can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derive('argon2id', {
    ...cost,
    message: normalized(password),
    nonce: salt,
    tagLength: HASH_BYTES,
  })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${encode(salt)}$${encode(hash)}`
}

const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

/** Takes as long without a hash as with one, so that nobody learns from the time who has an account. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = form.exec(stored ?? '') ?? []
  const expected = Buffer.from(hash ?? '', 'base64')
  const parameters: Argon2Parameters = {
    message: normalized(password),
    nonce: salt ? Buffer.from(salt, 'base64') : Buffer.alloc(SALT_BYTES),
    memory: Number(memory ?? cost.memory),
    passes: Number(passes ?? cost.passes),
    parallelism: Number(parallelism ?? cost.parallelism),
    tagLength: expected.length || HASH_BYTES,
  }
  const actual = await derive('argon2id', parameters)
  return hash !== undefined && timingSafeEqual(actual, expected)
}

/** One keyboard types `é` as one character, another as two. */
function normalized(password: string): string {
  return password.normalize('NFKC')
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
