/**
 * Yuan for a GB and an hour, paid by the hour. Of the magnitude of the API's own examples (100 GB of CLOUD_PREMIUM
 * for 0.042 an hour), as they stood in August 2026; not an offer.
 */
const perGigabyteHour: Readonly<Record<string, number>> = {
  CLOUD_PREMIUM: 0.00042,
  CLOUD_BSSD: 0.0006,
  CLOUD_SSD: 0.0011,
  CLOUD_HSSD: 0.0011,
}

/** Yuan an hour for a disk of `size` GB. */
export function diskPrice(type: string, size: number): number {
  return (perGigabyteHour[type] ?? 0) * size
}
