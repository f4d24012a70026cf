// Every MUST of RFC 6455 and RFC 7692 that a server can break, seen from outside: each case once in one piece with the
// handshake, and once byte by byte after it.
import { constants, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { olga } from './harness/accounts.ts';
import { Client } from './harness/client.ts';
import { closeCode, frame, handshake, RawSocket, type FrameOptions } from './harness/raw_socket.ts';
import { Server } from './harness/server.ts';
import { aStartedDraft } from './harness/world.ts';

const offer = 'Sec-WebSocket-Extensions: permessage-deflate';

let server: Server;
let path: string;

beforeAll(async () => {
  server = await Server.fresh();
  const staff = await Client.signedIn(server.url, olga);
  path = `/ws/draft/${(await aStartedDraft(staff)).draft.id}/`;
});

afterAll(async () => {
  await server.discard();
});

const bytes = (...values: number[]): Buffer => Buffer.from(values);
const text = (payload: string | Buffer, options: FrameOptions = {}): Buffer => frame(Buffer.from(payload), options);
const more = (payload: string | Buffer, options: FrameOptions = {}): Buffer => text(payload, { opcode: 0, ...options });
const ping = (payload = '', options: FrameOptions = {}): Buffer => text(payload, { opcode: 9, ...options });
const close = (code?: number, reason: string | Buffer = ''): Buffer =>
  frame(code === undefined ? Buffer.alloc(0) : Buffer.concat([bytes(code >> 8, code & 255), Buffer.from(reason)]), {
    opcode: 8,
  });

// As one message of permessage-deflate (RFC 7692 7.2.1).
const deflated = (payload: Buffer): Buffer =>
  deflateRawSync(payload, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);

// What the peer sends, and the code that the server closes with; 1005 for a close without one.
type Case = [rule: string, sent: Buffer[], code: number];

const frames: Case[] = [
  ['5.1 a frame without a mask', [text('x', { mask: false })], 1002],
  ['5.1 a control frame without a mask', [ping('', { mask: false })], 1002],
  ['5.2 RSV1', [text('x', { reserved: 4 })], 1002],
  ['5.2 RSV2', [text('x', { reserved: 2 })], 1002],
  ['5.2 RSV3', [text('x', { reserved: 1 })], 1002],
  ['5.2 RSV on a control frame', [ping('', { reserved: 4 })], 1002],
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode): Case => [`5.2 opcode ${opcode}`, [text('', { opcode })], 1002]),
  ['5.2 a length of 125 in 16 bits', [text('x'.repeat(125), { lengthBits: 16 })], 1002],
  ['5.2 a length of 1 in 64 bits', [text('x', { lengthBits: 64 })], 1002],
  ['5.2 a length of 65,535 in 64 bits', [text('x', { length: 65_535, lengthBits: 64 })], 1002],
  ['5.4 a continuation of nothing', [more('x')], 1002],
  ['5.4 a continuation after the end', [text('x'), more('x')], 1002],
  ['5.4 a text inside a text', [text('a', { fin: false }), text('b')], 1002],
  ['5.4 a binary inside a text', [text('a', { fin: false }), text('b', { opcode: 2 })], 1002],
  [
    '5.4 fragments with a ping between them, and a close',
    [text('a', { fin: false }), ping(), more('b'), close(1000)],
    1000,
  ],
  ['5.4 a close between fragments', [text('a', { fin: false }), close(1000)], 1000],
  ['5.5 a ping in fragments', [ping('x', { fin: false })], 1002],
  ['5.5 a close in fragments', [text('', { opcode: 8, fin: false })], 1002],
  ['5.5 a ping of 126 bytes', [ping('x'.repeat(126))], 1002],
  ['5.5 a close of 126 bytes', [close(1000, 'x'.repeat(124))], 1002],
  ['5.5.1 a close of one byte', [text(bytes(3), { opcode: 8 })], 1002],
  ['5.5.1 a close without a code', [close()], 1005],
  ['5.5.1 the longest reason', [close(1000, 'x'.repeat(123))], 1000],
  ['5.5.1 nothing counts after a close', [close(1001), text('x', { opcode: 3 })], 1001],
  ['7.1.6, 8.1 a reason that is not UTF-8', [close(1000, bytes(0xff))], 1007],
  ['8.1 a text that is not UTF-8', [text(bytes(0x61, 0xff))], 1007],
  ['8.1 a surrogate', [text(bytes(0xed, 0xa0, 0x80))], 1007],
  ['8.1 a character that does not end', [text(bytes(0xe1, 0xbd))], 1007],
  [
    '8.1 a character over two fragments',
    [text(bytes(0xe1, 0xbd), { fin: false }), more(bytes(0xb9)), close(1000)],
    1000,
  ],
  ['8.1 no matter of binary messages', [text(bytes(0xff), { opcode: 2 }), close(1000)], 1000],
  ['10.4 a message over the limit', [text('x'.repeat(4097))], 1009],
  ...[1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999].map((code): Case => [
    `7.4 code ${code}`,
    [close(code)],
    code,
  ]),
  ...[0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535].map((code): Case => [
    `7.4 no code ${code}`,
    [close(code)],
    1002,
  ]),
];

// RFC 7692 7.2.3.1
const hello = bytes(0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00);

const deflatedFrames: Case[] = [
  ['RFC 7692 6.1 RSV1 on a message', [text(hello, { reserved: 4 }), close(1000)], 1000],
  [
    'RFC 7692 6.1 on its first fragment',
    [text(hello.subarray(0, 3), { reserved: 4, fin: false }), more(hello.subarray(3)), close(1000)],
    1000,
  ],
  ['RFC 7692 6.1 on a later fragment', [text('a', { fin: false }), more('b', { reserved: 4 })], 1002],
  ['RFC 7692 6.1 on a ping', [ping('', { reserved: 4 })], 1002],
  ['RFC 7692 6.1 on a close', [text('', { opcode: 8, reserved: 4 })], 1002],
  ['RFC 7692 6 a message without it', [text('plain'), close(1000)], 1000],
  ['5.2 RSV2 beside it', [text('x', { reserved: 6 })], 1002],
  ['8.1 not UTF-8 and not deflated', [text(bytes(0xff))], 1007],
  ['RFC 7692 7.2.2 what does not inflate', [text(bytes(0xff, 0xff, 0xff), { reserved: 4 })], 1007],
  ['8.1 what inflates to no UTF-8', [text(deflated(bytes(0x61, 0xff)), { reserved: 4 })], 1007],
  ['10.4 the limit is on what is sent', [text('x'.repeat(4097), { reserved: 4 })], 1009],
  ['10.4 and on what that inflates to', [text(deflated(Buffer.alloc(4097, 'x')), { reserved: 4 })], 1009],
  ['10.4 which may be 4 KiB', [text(deflated(Buffer.alloc(4096, 'x')), { reserved: 4 }), close(1000)], 1000],
];

describe.each([
  ['without an extension', [], frames],
  ['with permessage-deflate', [offer], deflatedFrames],
] as const)('%s', (_, lines, cases) => {
  it.each([...cases])('%s: in one piece', async (_, sent, code) => {
    const socket = await RawSocket.open(server.url);
    socket.write(Buffer.concat([Buffer.from(handshake(server.url, path, [...lines])), ...sent]));
    expect(closeCode(await socket.untilClosed())).toBe(code);
  });

  it.each([...cases])('%s: byte by byte', async (_, sent, code) => {
    const socket = await RawSocket.upgraded(server.url, path, [...lines]);
    socket.writeByteByByte(Buffer.concat([...sent]));
    expect(closeCode(await socket.untilClosed())).toBe(code);
  });
});

describe('a handshake (4.2)', () => {
  const right = new Map([
    ['Host', 'own.example'],
    ['Connection', 'keep-alive, Upgrade'],
    ['Upgrade', 'WebSocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ]);

  async function answerTo(changes: [string, string | undefined][], begin = `GET ${path} HTTP/1.1`): Promise<string> {
    const headers = new Map<string, string | undefined>([...right, ...changes]);
    const lines = [...headers].filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}`);
    const socket = await RawSocket.open(server.url);
    socket.writeByteByByte(Buffer.from([begin, ...lines, '\r\n'].join('\r\n')));
    const answer = await socket.until('an answer', (received) => received.includes('\r\n\r\n'));
    socket.destroy();
    return answer.slice(0, answer.indexOf('\r\n\r\n')).toLowerCase();
  }

  it('that is right gets 101, the two headers and the key of the RFC', async () => {
    const answer = await answerTo([]);
    expect(answer).toMatch(/^http\/1\.1 101 /);
    expect(answer).toContain('\r\nupgrade: websocket');
    expect(answer).toContain('\r\nconnection: upgrade');
    expect(answer).toContain('\r\nsec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=');
    expect(answer).not.toContain('sec-websocket-extensions');
    expect(answer).not.toContain('sec-websocket-protocol');
  });

  it.each([
    ['by another method', [], 'POST', 405],
    ['of HTTP/1.0', [], 'HTTP/1.0', 400],
    ['without Host', [['Host', undefined]], '', 400],
    ['without Upgrade', [['Upgrade', undefined]], '', 426],
    ['with another Upgrade', [['Upgrade', 'h2c']], '', 426],
    ['without Connection', [['Connection', undefined]], '', 400],
    ['with another Connection', [['Connection', 'keep-alive']], '', 400],
    ['without a key', [['Sec-WebSocket-Key', undefined]], '', 400],
    ['with an empty key', [['Sec-WebSocket-Key', '']], '', 400],
    ['with a key of 15 bytes', [['Sec-WebSocket-Key', 'AAAAAAAAAAAAAAAAAAAA']], '', 400],
    ['with a key that is no base64', [['Sec-WebSocket-Key', 'not base64 at all!!!!!!!']], '', 400],
    ['without a version', [['Sec-WebSocket-Version', undefined]], '', 426],
    ['of version 8', [['Sec-WebSocket-Version', '8']], '', 426],
    ['of version 14', [['Sec-WebSocket-Version', '14']], '', 426],
    ['with malformed extensions (9.1)', [['Sec-WebSocket-Extensions', 'permessage-deflate; =']], '', 400],
  ] as [string, [string, string | undefined][], string, number][])(
    '%s is refused',
    async (_, changes, begin, status) => {
      const line =
        begin === 'POST' ? `POST ${path} HTTP/1.1` : begin === '' ? `GET ${path} HTTP/1.1` : `GET ${path} ${begin}`;
      const answer = await answerTo(changes, line);
      expect(answer).toMatch(new RegExp(`^http/1\\.1 ${status} `));
      if (status === 426) expect(answer).toContain('\r\nsec-websocket-version: 13');
    },
  );

  it.each([
    ['permessage-deflate', 'permessage-deflate; server_no_context_takeover; client_no_context_takeover'],
    [
      'permessage-deflate; server_max_window_bits=9, permessage-deflate; client_max_window_bits; server_max_window_bits=15',
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover; server_max_window_bits=12',
    ],
    ['permessage-deflate; unheard_of', undefined],
    ['permessage-deflate; server_no_context_takeover; server_no_context_takeover', undefined],
    ['x-webkit-deflate-frame', undefined],
  ])('that offers "%s" is accepted (RFC 7692 7.1)', async (offers, agreed) => {
    const answer = await answerTo([['Sec-WebSocket-Extensions', offers]]);
    expect(answer).toMatch(/^http\/1\.1 101 /);
    expect(/\r\nsec-websocket-extensions: (.*)/.exec(answer)?.[1]).toBe(agreed);
  });
});
