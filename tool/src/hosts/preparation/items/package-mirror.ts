import type { Item } from '../item.ts'

/** Inside Tencent's network: free of charge, and there where the internet is slow or closed. */
const mirror = 'http://mirrors.tencentyun.com/ubuntu'

const sources = '/etc/apt/sources.list /etc/apt/sources.list.d'
const ubuntu = 'https?://([a-z.]*archive|security)\\.ubuntu\\.com/ubuntu'

export const packageMirror: Item = {
  id: 'package-mirror',
  title: { en: 'packages from Tencent’s mirror', zh: '使用腾讯云软件源' },
  check: [`! grep -qrsE '${ubuntu}' ${sources}`],
  apply: [
    `grep -rlsE '${ubuntu}' ${sources} | xargs -r sed -i -E 's#${ubuntu}#${mirror}#'`,
    'apt-get -q update',
  ],
  cloudConfig: {
    apt: {
      primary: [{ arches: ['default'], uri: `${mirror}/` }],
      security: [{ arches: ['default'], uri: `${mirror}/` }],
    },
  },
}
