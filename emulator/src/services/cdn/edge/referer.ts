import type { Referer } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { matchesPath } from './paths.ts'

/** Whether the page that links to a file may. https://cloud.tencent.com/document/product/228/41622 */
export function mayLink(configuration: Referer | undefined, path: string, from: string | undefined): boolean {
  if (configuration?.Switch !== 'on') return true
  const rule = configuration.RefererRules?.findLast(({ RuleType, RulePaths }) =>
    matchesPath(RuleType, RulePaths, path),
  )
  if (!rule) return true
  if (!from) return rule.AllowEmpty
  const site = URL.canParse(from) ? new URL(from).hostname : from
  const named = rule.Referers.some(
    (one) => one === site || (one.startsWith('*.') && site.endsWith(one.slice(1))),
  )
  return rule.RefererType === 'whitelist' ? named : !named
}
