import { createRouter, createWebHistory } from 'vue-router'
import { routes } from './routes.ts'

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
})

/**
 * A page that was open during a deploy asks for a part whose name only the release before knew: then the address is
 * loaded anew. Once, since a part that is missing from the newest release as well would do so for ever.
 */
router.onError((_error, to) => {
  const key = 'safe.reloaded'
  if (sessionStorage.getItem(key) === to.fullPath) return
  sessionStorage.setItem(key, to.fullPath)
  location.assign(to.fullPath)
})
router.afterEach((_to, _from, failure) => {
  if (!failure) sessionStorage.removeItem('safe.reloaded')
})
