import type { Rule } from '../rule.ts'
import type { RuleInput } from './index.ts'
import { above, fails } from './steps.ts'

/** Above this a disk is about to stop everything, whatever the config says of warnings; in percent. */
const diskNearlyGone = 95

/** The machine itself. How busy its CPU is, Cloud Monitor tells too; this is how many wait for it. */
export function hostRules({ thresholds, environment }: RuleInput): Rule[] {
  const next = `npx tengyun health ${environment}`
  return [
    {
      id: 'disk',
      title: { en: 'A disk is nearly full', zh: '磁盘将满' },
      unit: '%',
      ...above([thresholds.disk, 'warning'], [Math.max(diskNearlyGone, thresholds.disk), 'critical']),
      lasts: 120,
      follows: [],
      shared: false,
      next,
    },
    {
      id: 'memory',
      title: { en: 'A host runs out of memory', zh: '主机内存不足' },
      unit: '%',
      ...above([thresholds.memory, 'warning'], [Math.max(95, thresholds.memory), 'critical']),
      lasts: 300,
      follows: [],
      shared: false,
      next,
    },
    {
      id: 'load',
      title: { en: 'A host has more work than it can do', zh: '主机负载过高' },
      unit: '× cores',
      ...above([thresholds.load, 'warning']),
      lasts: 600,
      follows: [],
      shared: false,
      next,
    },
    {
      id: 'blind',
      title: { en: 'The watcher cannot see something', zh: '监控程序无法检查某项' },
      unit: '',
      ...fails('warning'),
      lasts: 600,
      follows: ['app', 'postgres', 'redis'],
      shared: false,
      next: `npx tengyun alarm list ${environment}`,
    },
  ]
}
