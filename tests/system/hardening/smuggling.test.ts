// Requests that one server takes for one and another for two (RFC 9112 §11.2): refused, and nothing behind them on the
// connection is read as a request.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawSocket } from '../harness/raw_socket.ts';
import { Server } from '../harness/server.ts';

let server: Server;

beforeAll(async () => {
  server = await Server.fresh();
});

afterAll(async () => {
  await server.discard();
});

// What an attacker wants to have read as somebody's request.
const smuggled = 'GET /healthz HTTP/1.1\r\nHost: draft.example\r\n\r\n';

function post(headers: string, body = ''): string {
  return `POST /api/v1/session HTTP/1.1\r\nHost: draft.example\r\n${headers}\r\n\r\n${body}`;
}

function chunked(body: string): string {
  return post('Transfer-Encoding: chunked', body);
}

const lastChunk = '0\r\n\r\n';

async function statusesAfter(bytes: string): Promise<string[]> {
  const socket = await RawSocket.open(server.url);
  socket.write(Buffer.from(bytes + smuggled, 'latin1'));
  const answers = (await socket.untilClosed()).toString('latin1');
  return [...answers.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => match[1] ?? '');
}

describe('smuggling by the length of the body', () => {
  it.each([
    ['a length and chunks', post('Content-Length: 5\r\nTransfer-Encoding: chunked', lastChunk)],
    ['chunks and a length', post('Transfer-Encoding: chunked\r\nContent-Length: 5', lastChunk)],
    ['two different lengths', post('Content-Length: 0\r\nContent-Length: 46')],
    ['the same length twice', post('Content-Length: 0\r\nContent-Length: 0')],
    ['a list of lengths', post('Content-Length: 0, 0')],
    ['a list of different lengths', post('Content-Length: 0, 46')],
    ['an empty length', post('Content-Length:')],
    ['a length with a sign', post('Content-Length: +0')],
    ['a negative length', post('Content-Length: -1')],
    ['a length in hexadecimal', post('Content-Length: 0x0')],
    ['a length with a blank in it', post('Content-Length: 0 0')],
    ['a length beyond 64 bits', post('Content-Length: 18446744073709551616')],
    ['a length in a folded line', post('Content-Length:\r\n 0')],
  ])('is refused: %s', async (_, bytes) => {
    expect(await statusesAfter(bytes)).toEqual(['400']);
  });
});

describe('smuggling by the transfer coding', () => {
  it.each([
    ['chunked twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', lastChunk)],
    ['chunked not last', post('Transfer-Encoding: chunked, identity', lastChunk)],
    ['chunked behind another', post('Transfer-Encoding: gzip, chunked', lastChunk)],
    ['chunked in a list of itself', post('Transfer-Encoding: chunked, chunked', lastChunk)],
    ['identity', post('Transfer-Encoding: identity')],
    ['identity and a length', post('Transfer-Encoding: identity\r\nContent-Length: 0')],
    ['a coding that nobody knows', post('Transfer-Encoding: xchunked')],
    ['one that nobody knows and a length', post('Transfer-Encoding: xchunked\r\nContent-Length: 0')],
    ['an unknown one and chunked', post('Transfer-Encoding: x\r\nTransfer-Encoding: chunked', lastChunk)],
    ['an empty coding', post('Transfer-Encoding:')],
    ['chunked in quotes', post('Transfer-Encoding: "chunked"', lastChunk)],
    ['chunked behind a vertical tab', post('Transfer-Encoding: \vchunked', lastChunk)],
    ['chunked with a parameter', post('Transfer-Encoding: chunked;q=1', lastChunk)],
    ['chunked in a folded line', post('Transfer-Encoding:\r\n chunked', lastChunk)],
    ['a space before the colon', post('Transfer-Encoding : chunked', lastChunk)],
    ['a tab before the colon', post('Content-Length: 0\r\nTransfer-Encoding\t: chunked', lastChunk)],
    [
      'chunks to HTTP/1.0',
      `POST /api/v1/session HTTP/1.0\r\nHost: draft.example\r\nTransfer-Encoding: chunked\r\n\r\n${lastChunk}`,
    ],
  ])('is refused: %s', async (_, bytes) => {
    expect(await statusesAfter(bytes)).toEqual(['400']);
  });
});

describe('smuggling by the ends of lines', () => {
  it.each([
    ['a bare line feed behind the request line', 'GET /readyz HTTP/1.1\nHost: draft.example\r\n\r\n'],
    ['a bare line feed behind a header', 'GET /readyz HTTP/1.1\r\nHost: draft.example\nX: y\r\n\r\n'],
    ['bare line feeds behind the head', 'GET /readyz HTTP/1.1\r\nHost: draft.example\n\n'],
    ['a bare carriage return in a header', 'GET /readyz HTTP/1.1\r\nHost: draft.example\rX: y\r\n\r\n'],
    ['two carriage returns', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\r\n\r\n'],
    ['a folded header', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\nX: a\r\n b\r\n\r\n'],
    ['a header folded by a tab', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\nX: a\r\n\tb\r\n\r\n'],
    ['a blank before the first header', 'GET /readyz HTTP/1.1\r\n Host: draft.example\r\n\r\n'],
    ['a blank line of blanks', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\n  \r\n\r\n'],
    ['a NUL in a header', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\nX: a\0b\r\n\r\n'],
    ['a NUL in a name', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\nX\0: a\r\n\r\n'],
    ['a NUL in the target', 'GET /readyz\0 HTTP/1.1\r\nHost: draft.example\r\n\r\n'],
    ['a header without a colon', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\nnothing\r\n\r\n'],
    ['a header without a name', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\n: x\r\n\r\n'],
    ['two blanks before the target', 'GET  /readyz HTTP/1.1\r\nHost: draft.example\r\n\r\n'],
    ['a tab in the request line', 'GET\t/readyz HTTP/1.1\r\nHost: draft.example\r\n\r\n'],
    ['a blank behind the version', 'GET /readyz HTTP/1.1 \r\nHost: draft.example\r\n\r\n'],
    ['no version', 'GET /readyz\r\nHost: draft.example\r\n\r\n'],
    ['two hosts', 'GET /readyz HTTP/1.1\r\nHost: draft.example\r\nHost: other.example\r\n\r\n'],
    ['no host', 'GET /readyz HTTP/1.1\r\n\r\n'],
  ])('is refused: %s', async (_, bytes) => {
    expect(await statusesAfter(bytes)).toEqual(['400']);
  });
});

describe('smuggling by chunks', () => {
  it.each([
    ['a size that is no number', chunked(`g\r\n\r\n${lastChunk}`)],
    ['a size with a prefix', chunked(`0x1\r\na\r\n${lastChunk}`)],
    ['a size with a sign', chunked(`+1\r\na\r\n${lastChunk}`)],
    ['a size behind a blank', chunked(` 1\r\na\r\n${lastChunk}`)],
    ['a size beyond 64 bits', chunked(`10000000000000000\r\na\r\n${lastChunk}`)],
    ['a bare line feed behind the size', chunked(`1\na\r\n${lastChunk}`)],
    ['a bare line feed in an extension', chunked(`1;x="a\nb"\r\na\r\n${lastChunk}`)],
    ['a bare carriage return in an extension', chunked(`1;x=a\rb\r\na\r\n${lastChunk}`)],
    ['an extension that is none', chunked(`1;\r\na\r\n${lastChunk}`)],
    ['more than the size says', chunked(`1\r\nab\r\n${lastChunk}`)],
    ['a bare line feed behind the data', chunked(`1\r\na\n${lastChunk}`)],
    ['a trailer that is no header', chunked('0\r\nnothing\r\n\r\n')],
    ['a trailer with another length', chunked('0\r\nContent-Length: 46\r\n\r\n')],
    ['a trailer with another coding', chunked('0\r\nTransfer-Encoding: chunked\r\n\r\n')],
  ])('is refused: %s', async (_, bytes) => {
    expect(await statusesAfter(bytes)).toEqual(['400']);
  });
});

describe('what is right', () => {
  it.each([
    ['a length', post('Content-Type: application/json\r\nContent-Length: 2', '{}')],
    ['chunks', post('Content-Type: application/json\r\nTransfer-Encoding: Chunked', `2\r\n{}\r\n${lastChunk}`)],
    [
      'chunks with extensions and trailers',
      post('Content-Type: application/json\r\nTransfer-Encoding: chunked', '2;x="y z"\r\n{}\r\n0\r\nX: y\r\n\r\n'),
    ],
  ])('goes on with the next request: %s', async (_, bytes) => {
    const socket = await RawSocket.open(server.url);
    socket.write(bytes + smuggled);
    const text = await socket.until('both answers', (seen) => seen.includes('alive\n'));
    expect(text.startsWith('HTTP/1.1 422')).toBe(true);
    socket.destroy();
  });
});
