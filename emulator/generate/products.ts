/** A product of which the emulator knows the requests: its folder in the official SDK, and the API version. */
export interface Product {
  readonly name: string
  /** `2017-03-12` */
  readonly version: string
}

/** Adding a product to the emulator begins with a line here, then `npm run generate`. */
export const products: readonly Product[] = [
  { name: 'billing', version: '2018-07-09' },
  { name: 'cam', version: '2019-01-16' },
  { name: 'cbs', version: '2017-03-12' },
  { name: 'cdn', version: '2018-06-06' },
  { name: 'clb', version: '2018-03-17' },
  { name: 'cls', version: '2020-10-16' },
  { name: 'cvm', version: '2017-03-12' },
  { name: 'dnspod', version: '2021-03-23' },
  { name: 'monitor', version: '2018-07-24' },
  { name: 'postgres', version: '2017-03-12' },
  { name: 'redis', version: '2018-04-12' },
  { name: 'ssl', version: '2019-12-05' },
  { name: 'sts', version: '2018-08-13' },
  { name: 'tag', version: '2018-08-13' },
  { name: 'tat', version: '2020-10-28' },
  { name: 'vpc', version: '2017-03-12' },
]
