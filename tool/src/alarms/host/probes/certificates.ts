import { lookAtCertificate, type Proving } from '../../../health/host/certificate.ts'
import type { Reading } from '../reading.ts'
import { type Probe, wellOrNot, wordsOf } from './probe.ts'

const day = 86_400_000

/** Whole days that each server's certificate is still good for. */
export const certificates: Probe = {
  id: 'certificates',
  rules: ['certificate'],
  async look({ order, now }) {
    const seen = await Promise.all(order.certificates.map((server) => lookAt(server, now)))
    return seen.flat()
  },
}

async function lookAt(server: Proving, now: number): Promise<Reading[]> {
  const { name: of } = server
  try {
    const { validTo } = await lookAtCertificate(server)
    const value = Math.floor((Date.parse(validTo) - now) / day)
    return [{ rule: 'certificate', of, value, detail: validTo.slice(0, 10) }]
  } catch (error) {
    return [
      { rule: 'certificate', of, value: null },
      wellOrNot('blind', `certificate of ${of}`, wordsOf(error)),
    ]
  }
}
