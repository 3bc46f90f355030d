import documented from '../src/export/terraform/documented.json' with { type: 'json' }

/** Names, separated by blanks; those of nested blocks with their path. */
interface Documented {
  readonly required: string
  readonly optional: string
  /** What a block tells besides its arguments. */
  readonly attributes: string
}

const resources: Readonly<Record<string, Documented>> = documented.resources

/** Terraform's own, which every resource takes. */
const metaArguments = ['depends_on', 'lifecycle']

/**
 * What the provider's documentation does not know of one resource's arguments, or misses in them.
 *
 * @returns one line for each mistake, with the path to it
 */
export function mistakesIn(type: string, body: object): string[] {
  const known = resources[type]
  if (known === undefined) return [`${type} is not documented`]
  const required = known.required.split(' ').filter(Boolean)
  const all = new Set([...required, ...known.optional.split(' ')])
  const given = pathsIn(body).filter((path) => !metaArguments.includes(path.split('.')[0] ?? ''))
  return [
    ...given
      .filter((path) => !all.has(path) && !isInMap(path, all))
      .map((path) => `${type}: no argument ${path}`),
    ...required
      .filter((path) => !path.includes('.') && !given.includes(path))
      .map((path) => `${type}: ${path} is missing`),
  ]
}

/** Whether other blocks can speak of an attribute. */
export function hasAttribute(type: string, attribute: string): boolean {
  const { required, optional, attributes } = resources[type] ?? { required: '', optional: '', attributes: '' }
  return [required, optional, attributes].some((names) => names.split(' ').includes(attribute))
}

/** Every argument by its path; the members of a list are one: `ingress.port`. */
function pathsIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => pathsIn(item, path)))]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => {
    const at = path === '' ? name : `${path}.${name}`
    return [at, ...pathsIn(item, at)]
  })
}

/** Maps such as `tags` take any key. */
function isInMap(path: string, all: ReadonlySet<string>): boolean {
  const [top = '', ...rest] = path.split('.')
  return rest.length > 0 && all.has(top) && ![...all].some((one) => one.startsWith(`${top}.`))
}
