// The messages that are spoken about a draft: history, toasts, live region. A translation is another object of this
// shape. The sentences of events are those that the server puts into exports.
import { en as kEvents } from '../../../api/sentences.json';

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

export const kEnglish = {
  'event.draft_started': kEvents.draft_started,
  'event.player_picked': kEvents.player_picked,
  'event.tie_roll': kEvents.tie_roll,
  'event.captain_assigned': kEvents.captain_assigned,
  'event.pick_undone': kEvents.pick_undone,
  'event.draft_completed': kEvents.draft_completed,
  'event.draft_aborted': kEvents.draft_aborted,
  'roll.one': kEvents['tie_roll.roll'],
  'roll.separator': kEvents['tie_roll.between_rolls'],
  'roll.again_separator': kEvents['tie_roll.between_roll_rounds'],
  'next.turn': '{captain} is next',
  'next.again': 'You pick again',
  'next.again_for': '{captain} picks again',
  'next.roll': 'Roll with {captains}',
  'next.roll_others': '{captains} roll',
  'next.completed': 'Ends the draft',
  'away.events': {
    one: '{count} event while you were away',
    other: '{count} events while you were away',
  },
  'history.new': { one: '{count} new', other: '{count} new' },
  'count.events': { one: '{count} event', other: '{count} events' },
  'count.viewers': { one: '{count} watching', other: '{count} watching' },
  'count.players': { one: '{count} player', other: '{count} players' },
  'count.teams': { one: '{count} team', other: '{count} teams' },
  'count.drafts': { one: '{count} draft', other: '{count} drafts' },
  'count.rolls': { one: '{count} roll', other: '{count} rolls' },
} as const satisfies Record<string, string | PluralForms>;

export type MessageKey = keyof typeof kEnglish;
export type Catalogue = Readonly<Record<MessageKey, string | PluralForms>>;

export interface Words {
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  number(value: number): string;
  list(items: readonly string[]): string;
  time(iso: string): string;
  day(iso: string): string;
}

/** Words in one language. Numbers given as `count` choose the plural form and are written in that language's digits. */
export function createWords(locale: string, catalogue: Catalogue): Words {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hour12: false });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  return {
    say(key, values = {}) {
      const message = catalogue[key];
      const { count } = values;
      const template =
        typeof message === 'string'
          ? message
          : ((typeof count === 'number' ? message[plurals.select(count)] : undefined) ??
            message.other);
      return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = values[name];
        if (value === undefined) return whole;
        return name === 'count' && typeof value === 'number'
          ? numbers.format(value)
          : String(value);
      });
    },
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    time: (iso) => times.format(new Date(iso)),
    day: (iso) => days.format(new Date(iso)),
  };
}

export const words = createWords('en', kEnglish);
