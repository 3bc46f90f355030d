import type { Rule } from '../model.ts'

/**
 * The rule for a request: of its host's exact domain, else of a wildcard that covers it, else of the default
 * domain; of that domain's rules the one with the longest path that the request's begins with.
 * https://cloud.tencent.com/document/product/214/9032
 */
export function matchRule(rules: readonly Rule[], host: string, path: string): Rule | undefined {
  const name = host.toLowerCase()
  const exact = rules.filter(({ domains }) => domains.includes(name))
  const covering = rules.filter(({ domains }) => domains.some((domain) => covers(domain, name)))
  const usual = rules.filter(({ defaultServer }) => defaultServer)
  const ofDomain = [exact, covering, usual].find(({ length }) => length > 0) ?? []
  return ofDomain.filter(({ url }) => path.startsWith(url)).toSorted((a, b) => b.url.length - a.url.length)[0]
}

/** `*.example.com` covers `a.example.com`, and `www.example.*` the name in every suffix. */
function covers(domain: string, name: string): boolean {
  if (domain.startsWith('*.')) return name.endsWith(domain.slice(1))
  return domain.endsWith('.*') && name.startsWith(domain.slice(0, -1))
}
