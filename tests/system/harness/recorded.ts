// The examples of the documentation: what a server really said, with what differs from run to run made the same.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentedExamples } from './process.ts';

const isUpdating = process.env.UPDATE_EXAMPLES === '1';

// Times, the epoch, tokens and the port are different every time.
export function settled(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '2026-01-12T18:30:05.123Z')
    .replaceAll(/"epoch":"[^"]*"/g, '"epoch":"5f0c8a4e1b7d"')
    .replaceAll(/\/seat\/[^"]+/g, '/seat/pZ0hqv7nBd4mXeRkT2uLwA')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://draft.example');
  return JSON.parse(text) as unknown;
}

// What the page shows now; with UPDATE_EXAMPLES=1 after it was written again.
export function documented(name: string, value: unknown): unknown {
  const path = join(documentedExamples, `${name}.json`);
  if (isUpdating) {
    mkdirSync(documentedExamples, { recursive: true });
    writeFileSync(path, `${JSON.stringify(settled(value), null, 2)}\n`);
  }
  return JSON.parse(readFileSync(path, 'utf8')) as unknown;
}
