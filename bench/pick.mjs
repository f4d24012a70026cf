// A pick, from request to acknowledged and delivered to 100 local viewers, on the real server and a real SQLite file.
// Prints the median and the 99th percentile of 32 picks in each of five drafts, and the CPU time of the server for a pick.
import { WebSocket } from 'ws';
import { quantile, Server } from './server.mjs';

const viewerCount = 100;
const draftCount = 5;
const server = await Server.with('demo-league');

function watch(draftId, onEvents) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.socketUrl}/ws/draft/${draftId}/`);
    socket.on('error', reject);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type === 'initial_events') resolve(socket);
      if (message.type === 'draft_events') onEvents(message.events);
    });
  });
}

const acknowledged = [];
const delivered = [];
let cpu = 0;
for (let n = 0; n < draftCount; n += 1) {
  const created = await server.call('POST', `/tournaments/${server.made.tournament_id}/drafts`, {
    style: 'shuffle',
    captains: server.made.captain_ids.map((player_id) => ({ player_id })),
  });
  let seen = 0;
  let allSeen = () => {};
  const sockets = await Promise.all(
    Array.from({ length: viewerCount }, () =>
      watch(created.id, (events) => {
        if (events[0].event_type === 'player_picked' && (seen += 1) === viewerCount) allSeen();
      }),
    ),
  );
  let state = await server.call('POST', `/drafts/${created.id}/start`, {});
  const before = server.cpu;
  while (state.on_clock) {
    seen = 0;
    const everybody = new Promise((resolve) => (allSeen = resolve));
    const player_id = state.players.find((player) => player.team_id === null).id;
    const began = performance.now();
    const answer = await server.call('POST', `/drafts/${created.id}/picks`, {
      player_id,
      round: state.on_clock.round,
    });
    acknowledged.push(performance.now() - began);
    await everybody;
    delivered.push(performance.now() - began);
    state = answer.state;
  }
  cpu += server.cpu - before;
  for (const socket of sockets) socket.terminate();
}
await server.stop();

console.log(`picks ${acknowledged.length}, viewers ${viewerCount}`);
console.log(
  `acknowledged  median ${quantile(acknowledged, 0.5)} ms   p99 ${quantile(acknowledged, 0.99)} ms`,
);
console.log(
  `delivered to all  median ${quantile(delivered, 0.5)} ms   p99 ${quantile(delivered, 0.99)} ms`,
);
console.log(
  `server CPU per pick, delivery included  ${((1000 * cpu) / acknowledged.length).toFixed(2)} ms`,
);
