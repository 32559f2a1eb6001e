/** How the page is built: one static folder that works at any base path and offline after the first visit. */
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig, type Plugin } from 'vite';

/** When the bundle fails, the service worker's own complaint about missing files comes last and hides why; this says why. */
const sayWhatFailed: Plugin = {
  name: 'say-what-failed',
  apply: 'build',
  buildEnd(error) {
    if (error) console.error(error.message);
  },
};

export default defineConfig({
  base: './',
  plugins: [
    sayWhatFailed,
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: 'script-defer',
      // The manifest is a file of its own (public/manifest.webmanifest), so that it is readable as it is served.
      manifest: false,
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        navigateFallback: null,
        globIgnores: ['**/*-{cyrillic,greek,vietnamese}*'],
      },
    }),
  ],
  worker: { format: 'es' },
  build: { target: 'es2023', manifest: true, sourcemap: true, chunkSizeWarningLimit: 1_000 },
});
