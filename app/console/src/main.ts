import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import 'tdesign-vue-next/es/style/index.css'
import './style/tokens.css'
import './style/base.css'
import App from './App.vue'
import { queryClient } from './api/queries.ts'
import { callAs } from './api/send.ts'
import { i18n } from './locales/index.ts'
import { router } from './router/index.ts'
import { useSession } from './stores/session.ts'
import { useTheme } from './stores/theme.ts'

const app = createApp(App).use(createPinia()).use(i18n).use(router).use(VueQueryPlugin, { queryClient })

useTheme()
const session = useSession()
callAs({
  token: () => session.token,
  language: () => i18n.global.locale.value,
  renew: session.renew,
})
// What one person was shown is not for the next, who may be allowed less.
watch(
  () => session.person?.id,
  () => queryClient.clear(),
)

app.mount('#app')
