import { describe, expect, it } from 'vitest'
import { defaultHealthCheck } from '../health-check.ts'
import type { Rule } from '../model.ts'
import { matchRule } from './match-rule.ts'

const aRule = (domain: string, url: string, more: Partial<Rule> = {}): Rule => ({
  locationId: `${domain}${url}`,
  listenerId: 'lbl-00000000',
  loadBalancerId: 'lb-00000000',
  domains: [domain],
  url,
  scheduler: 'WRR',
  sessionExpireTime: 0,
  healthCheck: defaultHealthCheck('HTTP'),
  forwardType: 'HTTP',
  http2: false,
  defaultServer: false,
  autoCreated: false,
  createdAt: 0,
  ...more,
})

describe('the rule for a request', () => {
  const rules = [
    aRule('www.example.com', '/'),
    aRule('www.example.com', '/api/'),
    aRule('*.example.com', '/'),
    aRule('usual.example.org', '/', { defaultServer: true }),
  ]

  it.each([
    ['of the longest path', 'www.example.com', '/api/reports', 'www.example.com/api/'],
    ['of the domain as it is', 'WWW.example.com', '/', 'www.example.com/'],
    ['of a wildcard that covers it', 'a.example.com', '/', '*.example.com/'],
    ['of the default domain', '127.64.0.1', '/api/', 'usual.example.org/'],
  ])('is that %s', (_, host, path, id) => {
    expect(matchRule(rules, host, path)?.locationId).toBe(id)
  })

  it('is none where the domain has no rule for the path', () => {
    expect(matchRule([aRule('www.example.com', '/api/')], 'www.example.com', '/')).toBeUndefined()
  })
})
