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
  'roll.title': 'Tie for round {round}',
  'roll.won': '{captain} wins',
  'roll.separator': kEvents['tie_roll.between_rolls'],
  'roll.again_separator': kEvents['tie_roll.between_roll_rounds'],
  'next.turn': '{captain} is next',
  'next.again': 'You pick again',
  'next.again_for': '{captain} picks again',
  'next.roll': 'Roll with {captains}',
  'next.roll_others': '{captains} roll',
  'next.roll_many': { one: 'Roll of {count} captain', other: 'Roll of {count} captains' },
  'next.completed': 'Ends the draft',
  'order.window': 'tie window {width}',
  'order.in_window': 'within the tie window',
  'away.events': {
    one: '{count} event while you were away',
    other: '{count} events while you were away',
  },
  'line.lost': 'The connection was lost.',
  'line.no_answer': 'No answer.',
  'line.as_of': 'What you see is as of {time}.',
  'line.sending': 'Sending…',
  'pick.elsewhere': 'Already picked on your other device: {player}',
  'pick.by_other': 'Already picked by {actor}: {player}',
  'pick.already': 'Already picked: {player}',
  'pool.hide_drafted': 'Hide drafted people',
  'pool.all_drafted': 'Everybody is drafted.',
  'pool.no_match': 'Nobody matches.',
  'pool.out_hidden': 'Drafted people are hidden',
  'pool.out_shown': 'Drafted people are shown',
  'start.title': 'Start this draft?',
  'start.anyway': 'Start anyway',
  'start.missing': '{here} of {total} are here. Start without {captains}?',
  'name.other': 'This site is served under another name than the server expects',
  'name.mend': 'How its operator mends that',
  'name.address':
    'Your browser has it as {address}. Until that is mended nothing here is live, and nothing can be changed.',
  'name.public_url': 'And start the server with the address that people use:',
  'name.proxy': 'Have the proxy pass on the name that it was asked for. In nginx:',
  'name.detail': 'What the server says: {detail}',
  'welcome.title': 'Watch the draft as it happens',
  'welcome.what':
    'Draftwire runs the draft night of a league: captains take turns picking people into teams, and everybody else watches. Open a draft to see its board, live.',
  'welcome.who': 'Watching needs no account. A captain picks by the link that the organiser sent.',
  'first.organiser':
    'There are no tournaments yet. Make one, paste its roster, choose the captains, and start the draft.',
  'first.member': 'There are no tournaments yet. Organisers make them.',
  'first.nobody':
    'There are no tournaments yet. Did you set this server up? It printed a set-up link when it started: open that to become its first admin. Everybody else:',
  'first.sign_in': 'sign in',
  'result.title': 'The teams',
  'result.tab': 'Result',
  'result.totals': 'Teams by total',
  'result.spread': '{spread} between highest and lowest',
  'result.rolls_won': { one: '{count} roll won', other: '{count} rolls won' },
  'result.steals': 'Steals of the night',
  'result.steal': '{player} ({rating}), number {rank} by rating, went to {team} in round {round}',
  'result.captain': '{name} (captain)',
  'result.left_over': 'Left over: {names}',
  'result.copy': 'Copy the teams for a chat',
  'result.next': 'Next draft',
  'live.pick': 'Pick {round} of {rounds}',
  'live.on_clock': '{captain} on the clock',
  'fault.region': '{what} cannot be shown',
  'fault.detail': 'What the browser says: {detail}',
  'fault.again': 'Try again',
  'fault.reload': 'Load the page again',
  'fault.page': 'This page',
  'fault.dialog': 'This dialog',
  'fault.header': 'The header',
  'fault.order': 'The order of the teams',
  'fault.roll': 'The roll',
  'fault.lobby': 'Who is here',
  'fault.board': 'The board',
  'fault.pool': 'The pool',
  'fault.history': 'The history',
  'fault.history_button': 'The button of the history',
  'fault.result': 'The result',
  'fault.news_line': 'What happened last',
  'fault.news': 'What happens, and the call for your turn,',
  'call.title': 'When it is your turn',
  'call.sound': 'Sound',
  'call.hear': 'Hear it',
  'call.vibrates': 'A phone vibrates with it.',
  'call.no_vibration': 'This browser does not vibrate.',
  'call.notification': 'Notification',
  'call.notify_default': 'While this page is behind another one.',
  'call.notify_granted': 'Comes while this page is behind another one.',
  'call.notify_denied': 'Blocked for this site. The settings of the browser change that.',
  'call.notify_never': 'Pages cannot notify in this browser: keep this one in sight.',
  'call.allow': 'Allow notifications',
  'call.always': 'The title and the icon of the tab always say it.',
  'position.of_team': {
    one: '{position}: {count} of the team plays it',
    other: '{position}: {count} of the team play it',
  },
  'position.has': 'Plays {positions}.',
  'position.lacks': 'Lacks {positions}.',
  'lap.picks': 'Picks {from} to {to}',
  'lap.pick': 'Pick {from}',
  'lap.short': '{from}–{to}',
  'turn.pick_of': 'pick {round} of {rounds}',
  'turn.rest': '{captain}: pick {round} of {rounds}',
  'why.lap': 'In rounds {from} to {to} every team picks once, and this is round {round}.',
  'why.snake_forwards':
    'A snake runs in draft order, then backwards, and so on; here it runs in draft order.',
  'why.snake_backwards':
    'A snake runs in draft order, then backwards, and so on; here it runs backwards.',
  'why.normal': 'The order is the same every time.',
  again: 'Set up again',
  'abort.pending':
    'It ends here, for everybody. A new one can be set up from it, with seat links of its own.',
  'abort.active': 'It ends here, for everybody, and cannot be taken up again. Its history stays.',
  'existing.label': 'People who are on the roster already',
  'existing.update': 'Update them from the list',
  'existing.skip': 'Leave them as they are',
  'existing.add': 'Add others of the same name',
  'pick.of': 'Pick {name}',
  'pick.of_one': 'Pick {name}, {mark}',
  'tournament.deleted': '{name} is deleted.',
  undo: 'Undo',
  'page.none': 'There is no such page.',
  'page.all': 'All tournaments',
  'history.new': { one: '{count} new', other: '{count} new' },
  'count.events': { one: '{count} event', other: '{count} events' },
  'count.captains_here': {
    one: '{count} of {total} captains is here',
    other: '{count} of {total} captains are here',
  },
  'count.viewers': { one: '{count} watching', other: '{count} watching' },
  'count.players': { one: '{count} player', other: '{count} players' },
  'count.open': { one: '{count} thing needs you', other: '{count} things need you' },
  'count.unrated': { one: '{count} person has no rating', other: '{count} people have no rating' },
  'count.decimals': { one: '{count} decimal', other: '{count} decimals' },
  'count.teams': { one: '{count} team', other: '{count} teams' },
  'count.drafts': { one: '{count} draft', other: '{count} drafts' },
  'count.picks': { one: '{count} pick', other: '{count} picks' },
  'count.rolls': { one: '{count} roll', other: '{count} rolls' },
} as const satisfies Record<string, string | PluralForms>;

export type MessageKey = keyof typeof kEnglish;
export type Catalogue<Key extends string = MessageKey> = Readonly<
  Record<Key, string | PluralForms>
>;

/** A part of a message: written text, or a name, which may run in the other direction than the text around it. */
export type Piece = string | { readonly name: string };

type Value = string | number | Piece | readonly Piece[];

export interface Words<Key extends string = MessageKey> {
  /** A message with names kept apart. The text of the pieces in a row is what `say` gives. */
  pieces(key: Key, values?: Readonly<Record<string, Value>>): Piece[];
  say(key: Key, values?: Readonly<Record<string, string | number>>): string;
  number(value: number): string;
  list(items: readonly string[]): string;
  nameList(names: readonly string[]): Piece[];
  time(iso: string): string;
  day(iso: string): string;
  dayTime(iso: string): string;
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.name)).join('');
}

/** Words in one language. Numbers given as `count` choose the plural form and are written in that language's digits. */
export function createWords<Key extends string>(
  locale: string,
  catalogue: Catalogue<Key>,
): Words<Key> {
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hour12: false });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dayTimes = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hour12: false,
  });
  const templateOf = (key: Key, count: Value | undefined): string => {
    const message: string | PluralForms = catalogue[key];
    if (typeof message === 'string') return message;
    return (
      (typeof count === 'number' ? message[plurals.select(count)] : undefined) ?? message.other
    );
  };
  const piecesOf = (name: string, value: Value): readonly Piece[] => {
    if (typeof value === 'number')
      return [name === 'count' ? numbers.format(value) : String(value)];
    return Array.isArray(value) ? (value as readonly Piece[]) : [value as Piece];
  };
  const pieces: Words<Key>['pieces'] = (key, values = {}) =>
    templateOf(key, values['count'])
      .split(/(\{\w+\})/)
      .flatMap((part) => {
        const name = /^\{(\w+)\}$/.exec(part)?.[1];
        const value = name === undefined ? undefined : values[name];
        return name === undefined || value === undefined ? [part] : piecesOf(name, value);
      })
      .filter((piece) => piece !== '');
  return {
    pieces,
    say: (key, values) => textOf(pieces(key, values)),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    nameList: (names) =>
      lists
        .formatToParts(names)
        .map(({ type, value }) => (type === 'element' ? { name: value } : value)),
    time: (iso) => times.format(new Date(iso)),
    day: (iso) => days.format(new Date(iso)),
    dayTime: (iso) => dayTimes.format(new Date(iso)),
  };
}

export const words = createWords('en', kEnglish);
