// 1,000 running drafts, each picked once a second for 20 seconds: how much of a core the server uses, and how long a pick
// takes. Requests are spread evenly over each second.
import { Agent, request } from 'node:http';
import { quantile, Server } from './server.mjs';

const seconds = 20;
const server = await Server.with('thousand-drafts');
const drafts = server.made.drafts;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function pick(draft, round) {
  const body = JSON.stringify({ player_id: draft.player_ids[8 + round - 1], round });
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const sent = request(
      `${server.url}/api/v1/drafts/${draft.draft_id}/picks`,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          cookie: server.cookie,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => {
          if (answer.statusCode === 201) resolve(performance.now() - began);
          else reject(new Error(`draft ${draft.draft_id} round ${round}: ${answer.statusCode}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const before = server.cpu;
const began = performance.now();
const picks = [];
for (let second = 0; second < seconds; second += 1) {
  for (let slot = 0; slot < 100; slot += 1) {
    const due = began + second * 1000 + slot * 10;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    for (const draft of drafts.slice(slot * 10, slot * 10 + 10))
      picks.push(pick(draft, second + 1));
  }
}
const took = await Promise.all(picks);
const wall = (performance.now() - began) / 1000;
const spent = server.cpu - before;
await server.stop();
console.log(`picks ${took.length} in ${wall.toFixed(1)} s`);
console.log(`acknowledged  median ${quantile(took, 0.5)} ms   p99 ${quantile(took, 0.99)} ms`);
console.log(
  `server CPU  ${(spent / wall).toFixed(2)} of a core, ${((1000 * spent) / took.length).toFixed(2)} ms a pick`,
);
