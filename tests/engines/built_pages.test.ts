// What the oldest browsers that we promise cannot read is in no file of the built pages, whoever wrote it.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const kAssets = fileURLToPath(new URL('../../web/dist/assets/', import.meta.url));

interface Excerpt {
  file: string;
  text: string;
}

function found(ending: '.js' | '.css', pattern: RegExp): Excerpt[] {
  const files = readdirSync(kAssets).filter((name) => name.endsWith(ending));
  expect(files.length).toBeGreaterThan(0);
  return files.flatMap((file) => {
    const text = readFileSync(kAssets + file, 'utf8');
    return [...text.matchAll(pattern)].map(({ index }) => ({
      file,
      text: text.slice(Math.max(0, index - 60), index + 60),
    }));
  });
}

it.each([
  ['a static block, which makes the page blank before Safari 16.4', /\bstatic\s*\{/g],
  ['a look behind in a regular expression, before Safari 16.4 a fault of the whole file', /\(\?<[=!]/g],
  ['the flag v of a regular expression', /\/[dgimsuy]*v[dgimsuy]*\.(?:test|exec)\(/g],
  ['URL.canParse and URL.parse', /\bURL\.(?:canParse|parse)\(/g],
  ['grouping and promises of 2024', /\b(?:Object|Map)\.groupBy\(|\bPromise\.(?:withResolvers|try)\(/g],
  ['signals that end by themselves', /\bAbortSignal\.(?:timeout|any)\(/g],
  ['arrays from what is asynchronous', /\bArray\.fromAsync\(/g],
  ['arrays that are copied and changed', /\.(?:toReversed|toSpliced)\(/g],
  ['what Safari never had', /\brequestIdleCallback\(|\bscheduler\.(?:yield|postTask)\(/g],
])('no script has %s', (_, pattern) => {
  expect(found('.js', pattern)).toEqual([]);
});

it.each([
  ['lightness as a number, which is black in the WebKit of 2022', /oklch\(\s*(?:\d+)?\.?\d+(?![\d.%])/g],
  ['a rule inside a rule', /[{;]\s*&/g],
  ['a width compared by a sign', /@media[^{]*[<>]/g],
])('no style sheet has %s', (_, pattern) => {
  expect(found('.css', pattern)).toEqual([]);
});

it('no style sheet mixes colours but where it has asked whether it may, and said what else', () => {
  const kAsks = /@supports[^{]*color-mix\(in lab, ?red, ?red\)\)?\{[^{}]*\{[^{}]*\}\}?/g;
  for (const file of readdirSync(kAssets).filter((name) => name.endsWith('.css')))
    expect(readFileSync(kAssets + file, 'utf8').replaceAll(kAsks, '')).not.toContain('color-mix(');
  // And what else is not the colour itself, without what lets the ground through.
  expect(found('.css', /\\\/\d+\{(?:background|border)-color:var\(/g)).toEqual([]);
});
