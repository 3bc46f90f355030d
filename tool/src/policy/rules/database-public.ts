import type { Rule } from '../rule.ts'

export const databasePublic: Rule = {
  id: 'database/public',
  severity: 'error',
  title: { en: 'A database has a public address.', zh: '数据库开放了外网地址。' },
  explanation: {
    en: 'A database that the internet can reach is one leaked or guessed password away from being copied.',
    zh: '互联网可达的数据库，一旦密码泄露或被猜中，数据就会被拷走。',
  },
  remedy: {
    en: 'Close its public address in the console; the app and the tools reach it inside the VPC.',
    zh: '请在控制台关闭外网地址；应用和工具在 VPC 内即可访问。',
  },
  // A config cannot ask for one, so only what somebody did by hand can be found.
  violations: ({ observed }) =>
    observed.flatMap(({ key, fields: { publicAddress } }) =>
      typeof publicAddress === 'string'
        ? [
            {
              key,
              message: {
                en: `It can be reached from the internet at ${publicAddress}.`,
                zh: `可从互联网通过 ${publicAddress} 访问。`,
              },
            },
          ]
        : [],
    ),
}
