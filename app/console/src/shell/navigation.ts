import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'
import { useAccess } from '../composables/useAccess.ts'
import { routes } from '../router/routes.ts'

/** The places that the navigation offers to whoever is signed in, in the order of the routes. */
export function useNavigation() {
  const { t } = useI18n()
  const { may } = useAccess()
  const route = useRoute()

  const places = computed(() =>
    routes.flatMap(({ path, meta }) => {
      if (!meta?.nav || (meta.access && !may(meta.access))) return []
      const isHere = path === '/' ? route.path === '/' : `${route.path}/`.startsWith(`${path}/`)
      return { path, icon: meta.nav.icon, label: t(`nav.${meta.nav.name}`), isHere }
    }),
  )
  return { places }
}
