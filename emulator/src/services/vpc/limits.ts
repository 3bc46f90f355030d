/** https://cloud.tencent.com/document/product/215/38959 */
export const limits = {
  vpcsPerRegion: 20,
  subnetsPerVpc: 100,
  securityGroupsPerRegion: 50,
  /** In each direction. */
  rulesPerSecurityGroup: 100,
  addressesPerRegion: 20,
  /** The default one included. */
  routeTablesPerVpc: 10,
  routesPerTable: 50,
  natGatewaysPerVpc: 3,
  addressesPerNatGateway: 10,
  nameLength: 60,
  descriptionLength: 100,
  dnsServers: 4,
  idsPerCall: 100,
} as const

/** How long changes of a public address take, in milliseconds of cloud time. */
export const durations = {
  allocate: 3_000,
  associate: 5_000,
  disassociate: 5_000,
  release: 3_000,
  bandwidth: 3_000,
  natGateway: 20_000,
} as const
