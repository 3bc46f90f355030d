/** An alarm as Prometheus has it, and what it is tried on. */
export interface Alert {
  /** Of the rule that gives it its limit, its level and its words. */
  readonly rule: string
  /** `RequestsFail`; unique. */
  readonly name: string
  /** PromQL. @param limit in the rule's unit */
  expression(limit: number, job: string): string
  /** Series with which it fires, and with which it does not, in the notation of promtool: `0+60x20`. */
  readonly bad: readonly Series[]
  readonly good: readonly Series[]
}

export interface Series {
  /** `http_request_duration_seconds_count{status="500"}`; the job is added. */
  readonly of: string
  readonly values: string
}
