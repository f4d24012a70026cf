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

/** What the server answers to a body with one field that is wrong. */
export function refusal(field: string, message: string): ProblemAnswer & { errors: object[] } {
  const errors = [{ field, message }];
  return { status: 422, code: 'validation_failed', detail: `/${field}: ${message}`, errors };
}

type Answer = object | null;

function isAsked(answer: object): answer is (body: unknown) => Answer | Promise<Answer> {
  return typeof answer === 'function';
}

/** jsdom's blobs have no `text()`. */
function textOf(body: Blob): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.readAsText(body);
  });
}

/** `answers` by "METHOD /path", with its query or for any; anything else is 404. Null is 204; a function is asked each time. */
export function fakeApi(answers: Readonly<Record<string, Answer>>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
    const path = url.replace('/api/v1', '');
    const sent: unknown =
      typeof body === 'string'
        ? JSON.parse(body)
        : body instanceof Blob
          ? await textOf(body)
          : null;
    asked.push({ method, path, body: sent });
    const key = [`${method} ${path}`, `${method} ${path.replace(/\?.*/, '')}`].find((each) =>
      Object.hasOwn(answers, each),
    );
    const known: Answer = key
      ? (answers[key] ?? null)
      : { status: 404, code: 'not_found', detail: 'There is nothing there.' };
    const answer = known && isAsked(known) ? await known(sent) : known;
    if (!answer) return new Response(null, { status: 204 });
    const status = isProblem(answer) ? answer.status : 200;
    return Response.json(answer, { status });
  });
  return asked;
}
