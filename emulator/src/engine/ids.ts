/** Identifiers in the cloud's shapes: `vpc-` and eight of a-z0-9, UUIDs for requests. */
export interface Ids {
  /** `prefix-` followed by eight lower-case letters and digits. */
  next(prefix: string): string
  requestId(): string
}
