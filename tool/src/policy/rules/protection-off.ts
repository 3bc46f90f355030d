import { isProduction, type Rule } from '../rule.ts'

export const protectionOff: Rule = {
  id: 'protection/off',
  severity: 'error',
  title: {
    en: 'The cloud would delete a resource of production when asked once.',
    zh: '生产环境的资源未开启删除保护。',
  },
  explanation: {
    en: 'A click in the wrong console tab is enough; with protection the cloud itself refuses.',
    zh: '在控制台点错一次就会删除；开启保护后云端会拒绝删除。',
  },
  remedy: { en: 'Leave `protection` of the environment on.', zh: '请保持该环境的 `protection` 开启。' },
  violations: (subject) =>
    isProduction(subject)
      ? subject.desired
          .filter(({ fields }) => fields.protection === false)
          .map(({ key }) => ({
            key,
            message: { en: 'Its deletion protection is off.', zh: '未开启删除保护。' },
          }))
      : [],
}
