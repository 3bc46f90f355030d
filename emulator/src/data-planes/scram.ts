import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** PostgreSQL's own default. */
const iterations = 4096

/**
 * What PostgreSQL stores for a password (RFC 5803, RFC 7677). Sent in its place, so that the password appears
 * neither in a statement, which the server may log, nor in the emulator's journal.
 *
 * Passwords are ASCII by the cloud's rules, for which SASLprep changes nothing.
 */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}
