import type { Rule } from '../rule.ts'

export const overBudget: Rule = {
  id: 'cost/over-budget',
  severity: 'error',
  title: { en: 'The environment costs more than its budget.', zh: '环境费用超出预算。' },
  explanation: {
    en: 'The `budget` of the environment says how much a month may cost; what has no known price is not counted.',
    zh: '环境的 `budget` 规定了每月费用上限；价格未知的部分不计入。',
  },
  remedy: {
    en: 'Choose smaller sizes, or raise the budget in the config.',
    zh: '请选用更小的规格，或在配置中提高预算。',
  },
  violations: ({ environment, cost: { monthly }, budget }) =>
    budget === undefined || monthly <= budget
      ? []
      : [
          {
            key: `environment/${environment}`,
            message: {
              en: `It costs ¥${monthly.toFixed(2)} a month; the budget is ¥${budget.toFixed(2)}.`,
              zh: `每月 ¥${monthly.toFixed(2)}，预算 ¥${budget.toFixed(2)}。`,
            },
          },
        ],
}
