import type { Platform } from '../../../src/ci/platforms/platform.ts'
import { readCnb } from './cnb.ts'
import { readGithub } from './github.ts'
import { readGitlab } from './gitlab.ts'
import { readJenkins } from './jenkins.ts'
import type { ReadWritten } from './written.ts'

export const readers: Readonly<Record<Platform['id'], ReadWritten>> = {
  cnb: readCnb,
  github: readGithub,
  gitlab: readGitlab,
  jenkins: readJenkins,
}
