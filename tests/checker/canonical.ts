// One text for each JSON value, whatever the order of its keys: values are equal when their texts are.
import { createHash } from 'node:crypto';

export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

export function fingerprint(value: unknown): string {
  return createHash('sha1').update(canonical(value)).digest('base64');
}

// Where two values part, for a person to read.
export function firstDifference(left: unknown, right: unknown, path = ''): string {
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return `${path || '/'}: ${shortened(left)} and ${shortened(right)}`;
  }
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const key of keys) {
    const ours = (left as Record<string, unknown>)[key];
    const theirs = (right as Record<string, unknown>)[key];
    if (canonical(ours ?? null) !== canonical(theirs ?? null)) return firstDifference(ours, theirs, `${path}/${key}`);
  }
  return 'no difference';
}

export function shortened(value: unknown): string {
  const text = value === undefined ? 'nothing' : canonical(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
