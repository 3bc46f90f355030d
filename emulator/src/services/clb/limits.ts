/** https://cloud.tencent.com/document/product/214/6187 */
export const limits = {
  loadBalancersPerRegion: 100,
  loadBalancersPerCall: 20,
  listenersPerLoadBalancer: 50,
  rulesPerListener: 50,
  targetsPerListener: 100,
  targetsPerCall: 20,
  securityGroupsPerLoadBalancer: 50,
  idsPerCall: 20,
  idsPerHealthCall: 30,
  nameLength: 80,
  domainLength: 80,
  urlLength: 200,
  /** Mbps, outgoing. */
  bandwidth: { smallest: 1, largest: 2048, default: 10 },
  /** Seconds; 0 is off besides. */
  session: { smallest: 30, layer4: 3600, layer7: 86_400 },
  /** From so many targets on, a load balancer is only deleted with ForceDelete. */
  targetsThatForbidDeletion: 20,
} as const

/** Milliseconds of cloud time; the cloud promises none of these, they are of the usual size. */
export const durations = {
  create: 15_000,
  change: 3_000,
  delete: 5_000,
} as const
