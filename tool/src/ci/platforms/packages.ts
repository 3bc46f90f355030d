import type { Step } from '../pipeline.ts'

/**
 * Brings Debian packages to the place where jobs run.
 *
 * @param root whether jobs are its administrator, as they are in containers
 */
export function packageStep(packages: readonly string[], root: boolean): Step[] {
  if (packages.length === 0) return []
  const apt = root ? 'apt-get' : 'sudo apt-get'
  const names = packages.join(' ')
  return [
    {
      name: { en: 'Install programs', zh: '安装程序' },
      run: `${apt} update -qq && ${apt} install -y -qq --no-install-recommends ${names}`,
    },
  ]
}
