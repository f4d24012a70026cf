// Drafts in every state, made by the referee with dice that are told.
import type { DraftEvent, DraftState } from '@/types/draftEvent';
import { Referee, toldDice, type RefereeSetup } from '../test/referee';

const kCaptains = [
  'Zoë Brännström',
  'Гордей Пухов',
  'Ελπίδα Καραβά',
  'نجمة الصحراء',
  'Maarten van der Veen',
  'Okonkwo',
  'Río Salvatierra',
  'Hana 水野',
  'Pip',
  'Ferelith Ashgrove-Montague',
  'Tarn',
  'Ilse',
  'Bo',
  'Quill',
  'Sable',
  'Wren',
];
const kPeople = [
  'Ash',
  'Birgitta Lund',
  'Cato',
  'Dårio',
  'Ewa "Lynx" Nowak',
  'Fenn',
  'Gideon Marsh',
  'Hollis',
  'Ines',
  'Jarl',
  'Kestrel',
  'Lior',
  'Mika',
  'Nadia Voss',
  'Orrin',
  'Petra',
  'Quentin',
  'Rook',
  'Saga',
  'Teodora',
  'Ulf',
  'Viveka',
  'Wilder',
  'Xanthe',
  'Yusra',
  'Zephyr',
];

function setup(teams: number, style: RefereeSetup['style'], teamSize = 5): RefereeSetup {
  const pool = Array.from(
    { length: teams * (teamSize - 1) + 4 },
    (_, i) => 4900 - ((i * 137) % 2600),
  );
  return {
    style,
    teamSize,
    tieWindow: 100,
    captains: Array.from(
      { length: teams },
      (_, i) => 5200 + ((i * 230) % 700) - (i < 3 ? i * 230 : 0),
    ),
    pool,
    names: [
      ...Array.from({ length: teams }, (_, i) => kCaptains[i] ?? `Captain ${i + 1}`),
      ...pool.map(
        (_, i) =>
          `${kPeople[i % kPeople.length] ?? ''}${i >= kPeople.length ? ` ${Math.floor(i / kPeople.length) + 1}` : ''}`,
      ),
    ],
    positions: (i) =>
      i % 3 === 0 ? [String(1 + (i % 5)), String(1 + ((i + 2) % 5))] : [String(1 + (i % 5))],
    roll: toldDice(6, 6, 1, 2, 5, 3, 4),
  };
}

function played(referee: Referee, picks: number): Referee {
  for (let n = 0; n < picks && referee.state.on_clock; n += 1) {
    const pool = referee.poolIds;
    referee.pick(pool[(n * 3) % pool.length]);
    if (n === 2) {
      referee.undo('Misheard the name');
      referee.pick(pool[(n * 3) % pool.length]);
    }
  }
  return referee;
}

export const kDrafts: Record<string, () => Referee> = {
  pending: () => new Referee(setup(8, 'shuffle')),
  started: () => Referee.started(setup(8, 'shuffle')),
  shuffle8: () => played(Referee.started(setup(8, 'shuffle')), 14),
  shuffle4: () => played(Referee.started(setup(4, 'shuffle')), 6),
  started2: () => Referee.started(setup(2, 'shuffle')),
  shuffle16: () => played(Referee.started(setup(16, 'shuffle')), 30),
  tall16: () => played(Referee.started(setup(16, 'shuffle', 10)), 60),
  shuffle24: () => played(Referee.started(setup(24, 'shuffle')), 30),
  snake2: () => played(Referee.started(setup(2, 'snake')), 3),
  snake12: () => played(Referee.started(setup(12, 'snake')), 17),
  completed: () => played(Referee.started(setup(8, 'shuffle')), 99),
};

export function draftOf(name: string): DraftState {
  const referee = kDrafts[name]?.();
  if (!referee) throw new Error(`there is no draft ${name}`);
  return referee.state;
}

/** One event of each kind. */
export const kEvents: readonly DraftEvent[] = (() => {
  const over = played(Referee.started(setup(2, 'shuffle', 2)), 2);
  const undone = played(Referee.started(setup(4, 'shuffle')), 6);
  undone.abort('The hall closes');
  const kinds = new Map([...undone.log, ...over.log].map((event) => [event.event_type, event]));
  return [...kinds.values()];
})();
