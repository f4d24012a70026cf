// Writes web/src/types/api.ts (the whole API) and web/src/types/draftEvent.ts (the events and the socket's messages by
// name) from api/openapi.json. With --check it writes nothing and fails when what is committed is not what it would write.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const kSchema = new URL('../../api/openapi.json', import.meta.url);
const kTypes = new URL('../src/types/', import.meta.url);
const kBanner = '// Generated from api/openapi.json by `npm run types`. Do not edit.\n\n';

const schema = JSON.parse(await readFile(kSchema, 'utf8'));
const schemas = schema.components.schemas;

const referenceName = (node) => node.$ref.split('/').at(-1);
const alias = (name, target) => `export type ${name} = components['schemas']['${target}'];`;

function draftEventSource() {
  const events = Object.entries(schemas.DraftEvent.discriminator.mapping).map(
    ([type, reference]) => ({
      type,
      name: reference.split('/').at(-1),
    }),
  );
  const messages = (union) => schemas[union].oneOf.map(referenceName);
  const draftMessages = messages('DraftServerMessage');
  const tournamentMessages = messages('TournamentServerMessage');
  const shared = [
    'Actor',
    'DraftStyle',
    'DraftStatus',
    'DraftState',
    'Team',
    'Round',
    'DraftPlayer',
    'OnClock',
    'SetupTeam',
    'SetupPlayer',
    'DraftSetup',
    'TieRoll',
    'TiedCaptain',
    'DieRoll',
    'DraftHead',
  ];
  return [
    "import type { components } from './api';",
    '',
    ...shared.map((name) => alias(name, name)),
    '',
    ...events.map(({ name }) => alias(name, name)),
    '',
    `export type DraftEvent = ${events.map(({ name }) => name).join(' | ')};`,
    "export type DraftEventType = DraftEvent['event_type'];",
    'export type DraftEventOf<Type extends DraftEventType> = Extract<DraftEvent, { event_type: Type }>;',
    `export const kDraftEventTypes = [${events.map(({ type }) => `'${type}'`).join(', ')}] as const satisfies readonly DraftEventType[];`,
    '',
    ...[...new Set([...draftMessages, ...tournamentMessages])].map((name) =>
      alias(`${name}Message`, name),
    ),
    '',
    `export type DraftServerMessage = ${draftMessages.map((name) => `${name}Message`).join(' | ')};`,
    `export type TournamentServerMessage = ${tournamentMessages.map((name) => `${name}Message`).join(' | ')};`,
    '',
  ].join('\n');
}

const files = new Map([
  ['api.ts', astToString(await openapiTS(schema, { alphabetize: false }))],
  ['draftEvent.ts', draftEventSource()],
]);

const isCheck = process.argv.includes('--check');
const stale = [];
for (const [name, source] of files) {
  const path = new URL(name, kTypes);
  const options = await resolveConfig(fileURLToPath(path));
  const wanted = await format(kBanner + source, { ...options, plugins: [], parser: 'typescript' });
  if (!isCheck) {
    await writeFile(path, wanted);
    continue;
  }
  const found = await readFile(path, 'utf8').catch(() => '');
  if (found !== wanted) stale.push(`web/src/types/${name}`);
}
if (stale.length > 0) {
  console.error(`Not fresh: ${stale.join(', ')}. Run \`npm run types\`.`);
  process.exit(1);
}
