// Which packages the built pages contain, as JSON: node web/scripts/bundled_packages.mjs. Builds them, and writes nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const kConfig = fileURLToPath(new URL('../vite.config.ts', import.meta.url));
const kModules = fileURLToPath(new URL('../../node_modules', import.meta.url));

const kInFolder = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const kOfTheBundler = /^\0(vite|rolldown)\//; // a few lines that it puts beside the code
const kStyleImport = /@import\s+['"]((?:@[^/'"]+\/)?[^./'"][^/'"]*)/g;

const folders = new Set();

const noteWhatIsUsed = {
  name: 'note-what-is-used',
  transform: {
    order: 'pre',
    handler(code, id) {
      const file = id.split('?')[0];
      if (!file.endsWith('.css')) return;
      const folder = kInFolder.exec(file)?.[1];
      if (folder) folders.add(folder);
      for (const [, name] of code.matchAll(kStyleImport)) folders.add(join(kModules, name));
    },
  },
  generateBundle(_, bundle) {
    for (const id of Object.values(bundle).flatMap((file) => file.moduleIds ?? [])) {
      const bundler = kOfTheBundler.exec(id)?.[1];
      const folder = bundler ? join(kModules, bundler) : kInFolder.exec(id)?.[1];
      if (folder) folders.add(folder);
      else if (id.includes('node_modules')) throw new Error(`whose module is ${id}?`);
    }
  },
};

await build({
  configFile: kConfig,
  logLevel: 'error',
  plugins: [noteWhatIsUsed],
  build: { write: false },
});

const packages = [...folders].map((folder) => {
  const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, license };
});
packages.sort((one, other) => (one.name < other.name ? -1 : 1));
process.stdout.write(`${JSON.stringify(packages, null, 2)}\n`);
