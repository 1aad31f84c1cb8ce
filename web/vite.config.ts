import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const jsoncFormat = '/src/playground/jsonc-format.ts';

export default defineConfig({
  // Relative addresses: the pages also work behind a path prefix.
  base: './',
  plugins: [react()],
  resolve: {
    alias: {
      // See jsonc-format.ts.
      'prettier/parser-babel': jsoncFormat,
      'prettier/plugins/estree': jsoncFormat,
      // The old name of the same plugin, which GraphiQL imports under both.
      'prettier/parser-graphql': 'prettier/plugins/graphql',
    },
  },
  build: {
    outDir: 'dist',
    // Nothing becomes a data: address, so that the Content-Security-Policy need not allow any.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // The editor is one big chunk by design; it is loaded after the page has appeared.
    chunkSizeWarningLimit: 4096,
    // The licences of everything bundled ask to be passed on with it.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // One line a page.
      input: {
        explorer: 'index.html',
        playground: 'playground.html',
      },
      // "use no memo" and "use client" speak to tools that do not run here.
      checks: { moduleLevelDirective: false },
      // Licence comments inside the libraries are for passing on too.
      output: { comments: { legal: true } },
    },
  },
  worker: { format: 'es' },
  // `npm run dev` serves the pages and passes the rest on to a local `orgraph serve`.
  server: { proxy: { '/graphql': 'http://127.0.0.1:8080' } },
});
