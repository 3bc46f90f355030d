/**
 * Yuan, as of March 2024. Magnitudes from the examples of the price inquiry's documentation, not offers.
 * https://cloud.tencent.com/document/api/214/105307
 */
export const prices = {
  /** A shared load balancer, per hour. */
  instanceHour: 0.2,
  /** The same, prepaid, per month. */
  instanceMonth: 144,
  /** Outgoing traffic, per GB. */
  trafficGigabyte: 0.8,
  /** Outgoing bandwidth, per Mbps and hour. */
  bandwidthHour: 0.063,
} as const
