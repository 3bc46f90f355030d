/** A product of which the emulator knows the requests: its folder in the official SDK, and the API version. */
export interface Product {
  readonly name: string
  /** `2017-03-12` */
  readonly version: string
}

/** Adding a product to the emulator begins with a line here, then `npm run generate`. */
export const products: readonly Product[] = [
  { name: 'cam', version: '2019-01-16' },
  { name: 'cbs', version: '2017-03-12' },
  { name: 'cvm', version: '2017-03-12' },
  { name: 'postgres', version: '2017-03-12' },
  { name: 'redis', version: '2018-04-12' },
  { name: 'sts', version: '2018-08-13' },
  { name: 'tag', version: '2018-08-13' },
  { name: 'tat', version: '2020-10-28' },
  { name: 'vpc', version: '2017-03-12' },
]
