export { defineConfig } from './config/define.ts'
export type { Config, ConfigInput } from './config/schema.ts'
