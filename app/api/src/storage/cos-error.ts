import { z } from 'zod'

const rejection = z.object({
  code: z.string().catch('UNKNOWN'),
  message: z.string().catch(''),
  statusCode: z.number().optional().catch(undefined),
  headers: z.object({ 'x-cos-request-id': z.string().optional() }).optional().catch(undefined),
})

/** What COS answered. The SDK rejects with plain objects as often as with errors; this is always an error. */
export class CosError extends Error {
  override readonly name = 'CosError'
  readonly code: string
  /** Absent when COS did not answer at all. */
  readonly status: number | undefined
  readonly cosRequestId: string | undefined

  constructor(rejected: unknown) {
    const { code, message, statusCode, headers } = rejection.parse(rejected)
    super(message || code, { cause: rejected instanceof Error ? rejected : undefined })
    this.code = code
    this.status = statusCode
    this.cosRequestId = headers?.['x-cos-request-id']
  }
}
