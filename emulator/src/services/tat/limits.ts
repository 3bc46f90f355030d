/** As the SDK documents them beside RunCommand. */
export const limits = {
  /** Characters of base64. */
  content: 64 * 1024,
  instancesPerCall: 200,
  /** Seconds */
  timeout: { shortest: 1, longest: 86_400, usual: 60 },
  parameters: 20,
  parameterName: 64,
  commandName: 60,
  description: 120,
  outputPrefix: 60,
  idsPerCall: 100,
} as const

/** Cloud time between an instance's RUNNING and its agent's first word, in milliseconds. */
export const agentDelay = 30_000
