export { type GithubRepository, type GitlabProject, githubAccess, gitlabAccess } from './ci/access.ts'
export { defineConfig } from './config/define.ts'
export type { Config, ConfigInput } from './config/schema.ts'
