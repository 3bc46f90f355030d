import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  define: {
    // Parts of Vue and vue-i18n that this console does not use and need not ship.
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_PROD_DEVTOOLS__: false,
  },
  // Pages name assets from the root of the site, or from the CDN that a host puts there. What a script loads later lies
  // beside it, wherever that came from.
  experimental: {
    renderBuiltUrl: (filename, { hostType, type }) =>
      hostType === 'html' || type === 'public' ? `/${filename}` : { relative: true },
  },
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    // In kB: ECharts, which only pages with charts load.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // What most pages use comes as one file: apart, it would be twenty, each a round trip on a phone's network.
        codeSplitting: {
          groups: [
            { name: 'shared', test: /console\/src\/(components\/(?!charts)|composables|live|stores)/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
})
