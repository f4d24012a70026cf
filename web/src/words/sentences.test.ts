import { expect, test } from 'vitest';
import type { DraftEvent } from '@/types/draftEvent';
import { createWords, kEnglish, textOf, words } from '@/words/catalogue';
import { isSignificant, sentenceOf, sentencePieces } from '@/words/sentences';

function event(event_type: string, payload: object): DraftEvent {
  return {
    id: 1,
    tournament_id: 3,
    draft_id: 7,
    seq: 1,
    tournament_seq: 1,
    commit_seq: 1,
    event_type,
    payload,
    actor: null,
    created_at: '2026-01-12T18:30:05.123Z',
  } as unknown as DraftEvent;
}

const tied = [
  { id: 1, name: 'CaptainA', mmr: 5000, team_id: 1 },
  { id: 2, name: 'CaptainB', mmr: 5000, team_id: 2 },
  { id: 3, name: 'CaptainC', mmr: 5000, team_id: 3 },
];

test.each([
  ['draft_started', {}, 'Draft started', true],
  [
    'player_picked',
    { captain_name: 'CaptainA', picked_name: 'PlayerB', round: 3 },
    'CaptainA picked PlayerB (Round 3)',
    true,
  ],
  [
    'tie_roll',
    {
      tied_captains: tied,
      roll_rounds: [
        [
          { captain_id: 1, roll: 4 },
          { captain_id: 2, roll: 6 },
        ],
      ],
      winner_name: 'CaptainB',
    },
    'Tie! CaptainA rolled 4, CaptainB rolled 6 → CaptainB wins',
    true,
  ],
  [
    'tie_roll',
    {
      tied_captains: tied,
      roll_rounds: [
        [
          { captain_id: 1, roll: 6 },
          { captain_id: 2, roll: 6 },
          { captain_id: 3, roll: 1 },
        ],
        [
          { captain_id: 1, roll: 2 },
          { captain_id: 2, roll: 5 },
        ],
      ],
      winner_name: 'CaptainB',
    },
    'Tie! CaptainA rolled 6, CaptainB rolled 6, CaptainC rolled 1; CaptainA rolled 2, CaptainB rolled 5 → CaptainB wins',
    true,
  ],
  [
    'captain_assigned',
    { captain_name: 'CaptainB', round: 4 },
    'CaptainB is on the clock (Round 4)',
    false,
  ],
  [
    'pick_undone',
    { picked_name: 'PlayerB', round: 3 },
    'Round 3 pick undone: PlayerB returns to the pool',
    true,
  ],
  ['draft_completed', {}, 'Draft completed', true],
  ['draft_aborted', {}, 'Draft aborted', true],
  ['draft_paused', {}, 'Draft paused', false],
])('%s reads as the contract says', (type, payload, sentence, makesToast) => {
  expect(sentenceOf(event(type, payload))).toBe(sentence);
  expect(isSignificant(event(type, payload))).toBe(makesToast);
});

test('a name that looks like a placeholder is left as it is', () => {
  const picked = event('player_picked', {
    captain_name: '{picked}',
    picked_name: '$& {round}',
    round: 1,
  });
  expect(sentenceOf(picked)).toBe('{picked} picked $& {round} (Round 1)');
});

test('names stand apart from the sentence, which reads the same as text', () => {
  const picked = event('player_picked', {
    captain_name: 'نجمة',
    picked_name: 'PlayerB',
    round: 3,
  });
  expect(sentencePieces(picked)).toEqual([
    { name: 'نجمة' },
    ' picked ',
    { name: 'PlayerB' },
    ' (Round ',
    '3',
    ')',
  ]);
  const roll = event('tie_roll', {
    tied_captains: tied,
    roll_rounds: [[{ captain_id: 1, roll: 4 }]],
    winner_name: 'CaptainA',
  });
  const names = sentencePieces(roll).filter((piece) => typeof piece !== 'string');
  expect(names).toEqual([{ name: 'CaptainA' }, { name: 'CaptainA' }]);
  expect(textOf(words.nameList(['A', 'B', 'C']))).toBe(words.list(['A', 'B', 'C']));
});

test('counts take the plural form and the digits of the language', () => {
  expect(words.say('count.events', { count: 1 })).toBe('1 event');
  expect(words.say('count.events', { count: 1200 })).toBe('1,200 events');
  const russian = createWords('ru', {
    ...kEnglish,
    'count.events': { one: '{count} событие', few: '{count} события', other: '{count} событий' },
  });
  expect([1, 3, 5].map((count) => russian.say('count.events', { count }))).toEqual([
    '1 событие',
    '3 события',
    '5 событий',
  ]);
});
