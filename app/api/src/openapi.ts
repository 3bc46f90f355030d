import swagger, { type SwaggerTransform } from '@fastify/swagger'
import reference from '@scalar/fastify-api-reference'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mayLag } from './database/reads/may-lag.ts'
import { catalogue } from './errors/catalogue.ts'
import type { Access } from './people/access.ts'

/** Where administrators read what the API offers. */
export const DOCS_PATH = '/api/docs'

const error = z.object({
  code: z.enum(Object.keys(catalogue)),
  /** In the caller's language, by `Accept-Language`. */
  message: z.string(),
  requestId: z.string(),
})
// Described once, and referred to from every route.
z.globalRegistry.add(error, { id: 'Error' })

/** Describes every route that is registered after this, from the schemas that its requests are checked with. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'safe-system',
        version,
        description:
          'Decision support for emergency command posts. Roles, each with the rights of those before it: viewer, operator, commander, administrator; `x-access` says which one a route asks for. What has `x-may-lag` may come from a standby of the database: `X-Data-Lag` then says how old the answer may be, in seconds; `Cache-Control: max-age` or `no-cache` asks for less.',
      },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    },
    transform: describeRoute,
    transformObject: jsonSchemaTransformObject,
  })
}

/** The reader, with everything that it needs: it loads nothing from elsewhere and sends nothing anywhere. */
export async function offerReader(app: FastifyInstance): Promise<void> {
  await app.register(reference, {
    routePrefix: DOCS_PATH,
    logLevel: 'warn',
    configuration: {
      pageTitle: 'safe-system API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      agent: { disabled: true },
      mcp: { disabled: true },
    },
    hooks: {
      onRequest: (_request, reply, done) => {
        reply.header('content-security-policy', READER_POLICY)
        done()
      },
    },
  })
}

/** The reader starts itself from a script and styles inside its page. */
const READER_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"

/** Adds what the guard and the error handler do to what the route says of itself. */
const describeRoute: SwaggerTransform = (route) => {
  const access = route.route.config?.access ?? 'anyone'
  const schema = { ...route.schema }
  const described = jsonSchemaTransform({
    ...route,
    schema: { ...schema, response: withErrors(schema, access) },
  })
  return {
    ...described,
    schema: {
      ...described.schema,
      tags: described.schema.tags ?? [tagOf(route.url)],
      security: access === 'anyone' ? [] : [{ bearer: [] }],
      'x-access': access,
      ...(methodsOf(route.route).some((method) => mayLag.has(`${method} ${route.url}`)) && {
        'x-may-lag': true,
      }),
    },
  }
}

function methodsOf({ method }: RouteOptions): string[] {
  return [method].flat()
}

function withErrors({ response }: { response?: unknown }, access: Access): Record<string, unknown> {
  const refusals = access === 'anyone' ? {} : { 401: error, 403: error }
  return { ...refusals, ...Object(response ?? { 200: z.unknown() }), default: error }
}

/** `people` of `/api/people/{id}`; what is not below `/api` is about the system. */
function tagOf(url: string): string {
  return /^\/api\/([\w-]+)/.exec(url)?.[1] ?? 'system'
}
