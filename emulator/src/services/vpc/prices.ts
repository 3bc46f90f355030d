/**
 * Yuan, of the magnitude of the API's own examples as they stood in August 2026; not an offer.
 */
const perGigabyte = 0.8
const perMbpsHour = 0.063
/** What is above five Mbps costs more. */
const perMbpsHourAbove = 0.25
const cheapMbps = 5

/** By traffic, yuan for a GB whatever the bandwidth; else for an hour with that many Mbps. */
export function internetPrice(chargeType: string, bandwidth: number): number {
  if (chargeType === 'TRAFFIC_POSTPAID_BY_HOUR') return perGigabyte
  const above = Math.max(0, bandwidth - cheapMbps)
  return (bandwidth - above) * perMbpsHour + above * perMbpsHourAbove
}
