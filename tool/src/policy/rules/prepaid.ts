import type { Rule } from '../rule.ts'

export const prepaid: Rule = {
  id: 'cost/prepaid',
  severity: 'warning',
  title: { en: 'Something was bought for months in advance.', zh: '有资源为包年包月。' },
  explanation: {
    en: 'It cannot be given back before its time without losing money, and it may renew by itself; the tool orders by the hour.',
    zh: '到期前退订会有损失，并可能自动续费；本工具一律按量计费下单。',
  },
  remedy: {
    en: 'Change it to hourly billing in the console, or accept this where the discount is worth it.',
    zh: '请在控制台转为按量计费；若折扣划算，可接受此项。',
  },
  violations: ({ observed }) =>
    observed
      .filter(({ fields }) => fields.billing === 'prepaid')
      .map(({ key, id }) => ({ key, message: { en: `${id} is prepaid.`, zh: `${id} 为包年包月。` } })),
}
