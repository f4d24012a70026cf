import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const kRoot = fileURLToPath(new URL('.', import.meta.url));

// The pages run under `style-src 'self'`: sonner's styles come from its style sheet, not from a <style> it writes.
export function sonnerWithoutInlineStyle(): Plugin {
  return {
    name: 'sonner-without-inline-style',
    transform(code, id) {
      if (!/node_modules\/sonner\/dist\/index\.mjs/.test(id)) return null;
      const without = code.replace(/^__insertCSS\("(?:[^"\\]|\\.)*"\);?$/m, '');
      if (without === code) throw new Error('sonner no longer writes its styles where we look');
      // Events are spoken by one live region of ours; the toaster is not a second one.
      return { code: without.replace(`"aria-live": "polite"`, `"aria-live": "off"`), map: null };
    },
  };
}

const kBackend = process.env['DRAFTWIRE_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: kRoot,
  plugins: [react(), tailwindcss(), sonnerWithoutInlineStyle()],
  resolve: { alias: { '@': `${kRoot}src` } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    sourcemap: false,
    // Tailwind's own oldest browsers, and iPhones that stopped at iOS 15: docs/decisions/0034.
    target: ['safari15.4', 'firefox128', 'chrome111', 'edge111'],
    cssTarget: ['safari15.4', 'firefox128', 'chrome111', 'edge111'],
  },
  server: {
    host: '127.0.0.1',
    // Vite's own update socket stays off /ws, where the product's is.
    hmr: { path: '/__hmr' },
    // The words of events are shared with the server.
    fs: { allow: ['.', '../api', '../node_modules'] },
    proxy: {
      '/api': { target: kBackend, changeOrigin: false },
      '/ws': { target: kBackend, ws: true, changeOrigin: true, rewriteWsOrigin: true },
    },
  },
});
