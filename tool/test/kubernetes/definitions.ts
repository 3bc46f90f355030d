import { Ajv } from 'ajv'
import definitions from './definitions.json' with { type: 'json' }
import type { Written } from './written.ts'

const ajv = new Ajv({ strict: false, allErrors: true })
ajv.addSchema({ $id: 'kubernetes', definitions: definitions.definitions })

const models: Readonly<Record<string, string>> = { HorizontalPodAutoscaler: 'V2HorizontalPodAutoscaler' }

/** As TKE describes it: https://cloud.tencent.com/document/product/457/45700 */
const strict = (properties: object) => ({ type: 'object', additionalProperties: false, properties })
const list = (items: object) => ({ type: 'array', minItems: 1, items })
const whole = { type: 'integer' }
const yesOrNo = { type: 'boolean' }
const text = { type: 'string' }
const rule = strict({
  url: text,
  forwardType: { enum: ['HTTP', 'HTTPS', 'GRPC'] },
  scheduler: { enum: ['WRR', 'LEAST_CONN', 'IP_HASH'] },
  session: strict({ enable: yesOrNo, sessionExpireTime: { ...whole, minimum: 30, maximum: 3600 } }),
  healthCheck: strict({
    enable: yesOrNo,
    intervalTime: whole,
    timeout: whole,
    healthNum: whole,
    unHealthNum: whole,
    httpCheckPath: text,
    httpCheckDomain: text,
    httpCheckMethod: { enum: ['HEAD', 'GET'] },
    httpCode: { ...whole, minimum: 1, maximum: 31 },
  }),
})
const listener = strict({
  protocol: { enum: ['HTTP', 'HTTPS'] },
  port: whole,
  domains: list(strict({ domain: text, rules: list(rule) })),
})
const tkeServiceConfig = strict({
  apiVersion: { const: 'cloud.tencent.com/v1alpha1' },
  kind: text,
  metadata: { type: 'object' },
  spec: strict({ loadBalancer: strict({ l7Listeners: list(listener) }) }),
})

/** What an object has that Kubernetes or TKE does not know, or lacks what they need. */
export function mistakesIn(object: Written): string[] {
  const { kind } = object
  const schema =
    kind === 'TkeServiceConfig'
      ? tkeServiceConfig
      : { $ref: `kubernetes#/definitions/${models[kind] ?? `V1${kind}`}` }
  const isRight = ajv.validate(schema, object)
  return isRight ? [] : [`${kind} ${object.metadata.name}: ${ajv.errorsText()}`]
}
