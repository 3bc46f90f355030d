const day = 86_400_000

/** https://cloud.tencent.com/document/product/400/89868 */
export const limits = {
  freeCertificates: 50,
  aliasLength: 200,
  perPage: { limit: 10, maximum: 1000 },
  /** Milliseconds, in the certificate itself. */
  freeLifetime: 90 * day,
} as const

/** Milliseconds of cloud time. The cloud promises none but the hour; the others are of the usual size. */
export const durations = {
  /** From one look of the authority at the DNS to the next. */
  validation: 60_000,
  /** Until the authority gives up. */
  validationDeadline: 7 * day,
  /** A free certificate cannot be deleted sooner after its application. */
  keepFree: 3_600_000,
} as const
