import { randomText } from '../../engine/ids.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Certificates have ids without a prefix: `kTe7vQ1z`. */
export function newCertificateId(): string {
  return randomText(8, letters)
}
