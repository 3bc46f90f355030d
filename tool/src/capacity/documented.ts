/**
 * What a shared load balancer, the only kind that is ordered here, bears before the cloud slows it down.
 * https://cloud.tencent.com/document/product/214/61413, read on 23 November 2026.
 */
export const sharedBalancer = { requestsPerSecond: 5_000, connections: 50_000 } as const
