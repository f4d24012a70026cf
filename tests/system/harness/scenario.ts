// Reads tests/scenarios/*.draft; the form is described in the README there.
import { readdirSync, readFileSync } from 'node:fs';
import type { DraftStyle } from './wire.ts';

export interface ExpectedEvent {
  line: number;
  type: string;
  fields: Map<string, string>;
}

export interface Expectation {
  line: number;
  subject: string;
  // The captain of a team, or the list of pool and turns.
  name: string;
  fields: Map<string, string>;
}

export interface Step {
  line: number;
  command: 'start' | 'pick' | 'undo' | 'abort';
  by: string;
  player: string;
  round: number | undefined;
  reason: string | undefined;
  events: ExpectedEvent[];
  refusal: string | undefined;
  expectations: Expectation[];
}

export interface Person {
  name: string;
  mmr: number;
}

export interface Scenario {
  name: string;
  style: DraftStyle;
  teamSize: number;
  tieWindow: number;
  captains: Person[];
  pool: Person[];
  expectations: Expectation[];
  steps: Step[];
}

const directory = new URL('../../scenarios/', import.meta.url);

function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"]|"[^"]*")+/g)].map(([word]) => word.replaceAll('"', ''));
}

function need(words: string[], place: number, line: number): string {
  const word = words[place];
  if (word === undefined) throw new Error(`line ${line}: something is missing after ${words.join(' ')}`);
  return word;
}

function fieldsOf(words: string[], line: number): Map<string, string> {
  return new Map(
    words.map((word) => {
      const [, name, value] = /^(\w+)=(.*)$/.exec(word) ?? [];
      if (name === undefined || value === undefined) throw new Error(`line ${line}: expected name=value, not ${word}`);
      return [name, value];
    }),
  );
}

function stepOf(words: string[], line: number): Step {
  const command = need(words, 0, line) as Step['command'];
  const said = command === 'pick' ? words.slice(2) : words.slice(1);
  const after = (word: string): string | undefined => {
    const place = said.indexOf(word);
    return place < 0 ? undefined : need(said, place + 1, line);
  };
  const by = after('by');
  if (by === undefined) throw new Error(`line ${line}: say by whom`);
  const round = after('round');
  return {
    line,
    command,
    by,
    player: command === 'pick' ? need(words, 1, line) : '',
    round: round === undefined ? undefined : Number(round),
    reason: after('because'),
    events: [],
    refusal: undefined,
    expectations: [],
  };
}

function take(scenario: Scenario, text: string, line: number): void {
  const words = wordsOf(text);
  const first = words[0];
  if (first === undefined || first.startsWith('#') || first === 'dice') return;
  const step = scenario.steps.at(-1);
  if (text.startsWith(' ')) {
    if (step === undefined) throw new Error(`line ${line}: an outcome needs a command before it`);
    if (first === 'refused') step.refusal = need(words, 1, line);
    else step.events.push({ line, type: first, fields: fieldsOf(words.slice(1), line) });
    return;
  }
  switch (first) {
    case 'draft': {
      const fields = fieldsOf(words.slice(2), line);
      scenario.style = need(words, 1, line) as DraftStyle;
      scenario.teamSize = Number(fields.get('team_size') ?? scenario.teamSize);
      scenario.tieWindow = Number(fields.get('tie_window') ?? scenario.tieWindow);
      return;
    }
    case 'captain':
    case 'player':
      (first === 'captain' ? scenario.captains : scenario.pool).push({
        name: need(words, 1, line),
        mmr: Number(need(words, 2, line)),
      });
      return;
    case 'expect': {
      const subject = need(words, 1, line);
      const isNamed = subject !== 'draft';
      (step ?? scenario).expectations.push({
        line,
        subject,
        name: isNamed ? need(words, 2, line) : '',
        fields: fieldsOf(words.slice(isNamed ? 3 : 2), line),
      });
      return;
    }
    case 'start':
    case 'pick':
    case 'undo':
    case 'abort':
      scenario.steps.push(stepOf(words, line));
      return;
    default:
      throw new Error(`line ${line}: unknown word ${first}`);
  }
}

function readScenario(name: string): Scenario {
  const scenario: Scenario = {
    name,
    style: 'shuffle',
    teamSize: 5,
    tieWindow: 0,
    captains: [],
    pool: [],
    expectations: [],
    steps: [],
  };
  const lines = readFileSync(new URL(`${name}.draft`, directory), 'utf8').split('\n');
  for (const [index, text] of lines.entries()) take(scenario, text, index + 1);
  return scenario;
}

export function allScenarios(): Scenario[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.draft'))
    .toSorted()
    .map((file) => readScenario(file.slice(0, -'.draft'.length)));
}

export function namesIn(list: string): string[] {
  return list === 'nobody' ? [] : list.split(',');
}
