// REST as a careful client sees it: an answer, or no answer, after which the command may have been done or not.
import { Agent, request as httpRequest } from 'node:http';
import { describeError } from './findings.ts';

export type Outcome =
  | { kind: 'done'; status: number; body: unknown; cookie: string | undefined }
  | { kind: 'refused'; status: number; problem: { code?: string; seq?: number; detail?: string } }
  // Cut, given up, or answered with 503.
  | { kind: 'unknown'; why: string };

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  // Below /api/v1, with the query.
  path: string;
  json?: unknown;
  // When the client loses patience.
  patienceMs?: number;
}

const kPatienceMs = 30_000;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

// `base` is asked for at each call: a node that was restarted has another address.
export class Caller {
  cookie: string | undefined;

  constructor(private readonly base: () => URL) {}

  call(call: Call): Promise<Outcome> {
    const body = call.json === undefined ? undefined : JSON.stringify(call.json);
    const headers: Record<string, string> = {};
    if (body !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = String(Buffer.byteLength(body));
    }
    if (this.cookie !== undefined) headers['cookie'] = this.cookie;
    const { hostname, port } = this.base();
    return new Promise((resolve) => {
      const gone = (error: unknown): void => resolve({ kind: 'unknown', why: describeError(error) });
      const path = `/api/v1${call.path}`;
      const sent = httpRequest({ method: call.method, path, headers, hostname, port, agent });
      const patience = setTimeout(() => {
        sent.destroy(new Error('lost patience'));
      }, call.patienceMs ?? kPatienceMs);
      sent.once('close', () => clearTimeout(patience));
      sent.on('error', gone);
      sent.once('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', gone);
        response.once('aborted', () => gone(new Error('cut in the middle of the answer')));
        response.once('end', () => {
          const cookie = response.headers['set-cookie']?.[0]?.split(';')[0];
          resolve(outcomeOf(response.statusCode ?? 0, Buffer.concat(chunks).toString('utf8'), cookie));
        });
      });
      sent.end(body);
    });
  }
}

function outcomeOf(status: number, text: string, cookie: string | undefined): Outcome {
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    return { kind: 'unknown', why: `${status} with a body that is no JSON: ${text.slice(0, 80)}` };
  }
  if (status < 300) return { kind: 'done', status, body, cookie };
  if (status === 503) return { kind: 'unknown', why: '503' };
  return { kind: 'refused', status, problem: body ?? {} };
}
