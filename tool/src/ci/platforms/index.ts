import { cnb } from './cnb.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { jenkins } from './jenkins.ts'
import type { Platform } from './platform.ts'

/** Where pipelines can run; the one that is recommended comes first. */
export const platforms: readonly Platform[] = [cnb, github, gitlab, jenkins]
