// What a join costs the server: the handshake, and the history and state of a 60-round draft. Viewers join a quiet draft
// one after another on several lines at once; the figure is the server's CPU time divided by the joins.
import { WebSocket } from 'ws';
import { Server } from './server.mjs';

const joinCount = 10_000;
const lines = 32;
const captainCount = 15;

const server = await Server.with('demo-league');
const { id: tournament } = await server.call('POST', '/tournaments', { name: 'Join' });
const players = Array.from({ length: captainCount * 5 }, (_, i) => ({
  name: `Player ${i + 1}`,
  mmr: 2000 + i,
}));
const { items } = await server.call('POST', `/tournaments/${tournament}/players`, { players });
const captains = items.slice(0, captainCount).map(({ id }) => ({ player_id: id }));
const draft = await server.call('POST', `/tournaments/${tournament}/drafts`, {
  style: 'snake',
  captains,
});
let state = await server.call('POST', `/drafts/${draft.id}/start`, {});
while (state.on_clock) {
  const player_id = state.players.find((player) => player.team_id === null).id;
  ({ state } = await server.call('POST', `/drafts/${draft.id}/picks`, {
    player_id,
    round: state.on_clock.round,
  }));
}

let bytes = 0;
function joinOnce() {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${server.socketUrl}/ws/draft/${draft.id}/`, {
      perMessageDeflate: false,
    });
    socket.on('error', reject);
    socket.once('message', (data) => {
      bytes = data.length;
      socket.terminate();
      resolve();
    });
  });
}

async function joinMany(count) {
  let left = count;
  const line = async () => {
    while (left > 0) {
      left -= 1;
      await joinOnce();
    }
  };
  await Promise.all(Array.from({ length: lines }, line));
}

await joinMany(500);
const before = server.cpu;
await joinMany(joinCount);
const spent = server.cpu - before;
await server.stop();
console.log(`joins ${joinCount}, rounds ${state.rounds.length}, first message ${bytes} bytes`);
console.log(
  `server CPU per join, TCP and handshake included  ${((1e6 * spent) / joinCount).toFixed(0)} µs`,
);
