// A server in a line for tests of pages: what each request is answered with, and what was asked.
import { vi } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

export interface ProblemAnswer {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

function isProblem(answer: object): answer is ProblemAnswer {
  return 'status' in answer && 'code' in answer;
}

/** `answers` by "METHOD /path"; anything else is 404. Null is 204. */
export function fakeApi(answers: Readonly<Record<string, object | null>>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (url: string, { method = 'GET', body }: RequestInit = {}) => {
    const path = url.replace('/api/v1', '');
    const sent: unknown = typeof body === 'string' ? JSON.parse(body) : null;
    asked.push({ method, path, body: sent });
    const key = `${method} ${path}`;
    const answer = Object.hasOwn(answers, key)
      ? answers[key]
      : { status: 404, code: 'not_found', detail: 'There is nothing there.' };
    if (!answer) return Promise.resolve(new Response(null, { status: 204 }));
    const status = isProblem(answer) ? answer.status : 200;
    return Promise.resolve(Response.json(answer, { status }));
  });
  return asked;
}
