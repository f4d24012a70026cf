// What a view needs before it shows: its entry and every script that those import, as the built files say themselves.
import { readdirSync, readFileSync } from 'node:fs';

const kAssets = 'web/dist/assets/';
const kScripts = readdirSync(kAssets).filter((name) => name.endsWith('.js'));
const kStaticImport = /(?:from|import)\s*"\.\/([^"]+\.js)"/g;

function withImports(entries) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    const source = readFileSync(kAssets + name, 'utf8');
    for (const [, imported] of source.matchAll(kStaticImport)) visit(imported);
  };
  for (const entry of entries) {
    const names = kScripts.filter((name) => name.startsWith(`${entry}-`));
    if (names.length !== 1) throw new Error(`${names.length} scripts are called ${entry}`);
    visit(names[0]);
  }
  return [...found].map((name) => kAssets + name);
}

const budget = (name, limit, entries) => ({
  name: `${name} (JavaScript)`,
  path: withImports(entries),
  limit,
  gzip: true,
});

export default [
  budget('First view', '150 kB', ['index']),
  budget('The board', '200 kB', ['index', 'DraftRoomRoute']),
];
