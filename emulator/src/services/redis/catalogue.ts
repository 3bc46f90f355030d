/** The architectures behind `TypeId`: https://cloud.tencent.com/document/api/239/20026. */
export interface ProductType {
  readonly typeId: number
  readonly version: string
  readonly architecture: 'standard' | 'cluster'
}

export const productTypes: readonly ProductType[] = [
  { typeId: 8, version: '5.0', architecture: 'standard' },
  { typeId: 9, version: '5.0', architecture: 'cluster' },
  { typeId: 15, version: '6.2', architecture: 'standard' },
  { typeId: 16, version: '6.2', architecture: 'cluster' },
  { typeId: 17, version: '7.0', architecture: 'standard' },
  { typeId: 18, version: '7.0', architecture: 'cluster' },
  { typeId: 19, version: '8.0', architecture: 'standard' },
  { typeId: 20, version: '8.0', architecture: 'cluster' },
]

/**
 * What the emulator sells. One Redis is not a cluster: commands across slots and `CLUSTER` would behave otherwise,
 * so that architecture is refused by name. Of versions, those that a current redis-server is compatible with.
 */
export const soldTypes: readonly ProductType[] = productTypes.filter(
  ({ typeId }) => typeId === 15 || typeId === 17,
)

/** `RegionId` of InstanceSet. */
export const regionNumbers: Readonly<Record<string, number>> = {
  'ap-guangzhou': 1,
  'ap-shanghai': 4,
  'ap-hongkong': 5,
  'ap-beijing': 8,
  'ap-singapore': 9,
  'ap-chengdu': 16,
  'ap-chongqing': 19,
  'ap-nanjing': 33,
}
