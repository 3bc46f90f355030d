import { createApp } from 'vue'
import 'tdesign-vue-next/es/style/index.css'
import './style/base.css'
import App from './App.vue'
import { i18n } from './locales/index.ts'

createApp(App).use(i18n).mount('#app')
