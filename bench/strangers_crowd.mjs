// Connections of strangers that ask a server for what costs it much, again and again, from eight addresses behind a proxy.
// A process of its own, told by messages: { start: { url, kind, connections, … } } begins, "stop" ends it and is answered
// with how many answers of each status came. One that is refused waits as long as it is told, and up to a second more.
import { Agent, request } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';

const addresses = 8;
const widestWindow = 5000;
// The next crowd comes from other addresses, so that none meets the limit of guesses from one.
let firstAddress = 0;
let asked = 0;
let running;

const kinds = {
  // Another name each time: no limit of guesses at a name is met either.
  wrong: () => ({
    method: 'POST',
    path: '/session',
    body: { username: `stranger ${process.pid} ${asked}`, password: 'not the right one' },
  }),
  right: ({ account }) => ({ method: 'POST', path: '/session', body: account }),
  // Another window each time: no answer is there already.
  balance: ({ draft }) => ({
    method: 'GET',
    path: `/drafts/${draft}/balance?tie_window=${widestWindow - (asked % 1000)}`,
  }),
  past: ({ draft, head }) => ({
    method: 'GET',
    path:
      asked % 2 === 0 ? `/drafts/${draft}/export` : `/drafts/${draft}?at=${head - (asked % 50)}`,
  }),
  preview: ({ tournament, file, cookie }) => ({
    method: 'POST',
    path: `/tournaments/${tournament}/roster/preview`,
    file,
    cookie,
  }),
};

function ask(agent, url, { method, path, body, file, cookie }, address) {
  const text = body === undefined ? file : JSON.stringify(body);
  const headers = { 'x-forwarded-for': address };
  if (cookie !== undefined) headers.cookie = cookie;
  if (text !== undefined) {
    headers['content-type'] = file === undefined ? 'application/json' : 'text/csv';
    headers['content-length'] = Buffer.byteLength(text);
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/api/v1${path}`, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        resolve({ status: answer.statusCode, wait: answer.headers['retry-after'] }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

async function askOnAndOn(crowd, what, number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const from = firstAddress + (number % addresses);
  const address = `198.18.${from >> 8}.${from & 255}`;
  while (!crowd.isOver) {
    asked += 1;
    const { status, wait } = await ask(agent, what.url, kinds[what.kind](what), address);
    crowd.answers[status] = (crowd.answers[status] ?? 0) + 1;
    if (wait !== undefined)
      await Promise.race([crowd.over, after(1000 * (Number(wait) + Math.random()))]);
  }
  agent.destroy();
}

function start(what) {
  const crowd = { isOver: false, answers: {} };
  crowd.over = new Promise((resolve) => (crowd.end = resolve));
  crowd.all = Promise.all(
    Array.from({ length: what.connections }, (_, number) => askOnAndOn(crowd, what, number)),
  );
  firstAddress += addresses;
  return crowd;
}

process.on('message', async (message) => {
  if (message === 'stop') {
    running.isOver = true;
    running.end();
    await running.all;
    process.send(running.answers);
  } else {
    running = start(message.start);
  }
});
