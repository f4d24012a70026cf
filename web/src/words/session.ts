// What the pages of signing in and of links say.
import { createWords } from '@/words/catalogue';

const kEnglish = {
  accounts: 'Accounts',
  all_tournaments: 'All tournaments',
  captains_use_their_seat_link:
    'Captains use their seat link; viewers of public drafts need nothing.',
  continue_with_discord: 'Continue with Discord',
  it_is_not_a_whole:
    'It is not a whole link, or a newer one has replaced it. Ask your organiser for a new one.',
  it_works_once_and_for:
    'It works once and for a limited time: it was used, it expired, or an admin took it back.',
  its_organisers_made_a_new:
    'Its organisers made a new one, or the tournament is gone. Ask whoever sent you this link for the new one.',
  name: 'Name',
  opening_the_tournament_more: 'Opening the tournament…',
  opening_your_invitation_more: 'Opening your invitation…',
  or_with_a_password: 'or with a password',
  password: 'Password',
  sign_in: 'Sign in',
  sign_out: 'Sign out',
  signing_out_more: 'Signing out…',
  taking_your_seat_more: 'Taking your seat…',
  the_invitation_could_not_be: 'The invitation could not be opened.',
  the_tournament_could_not_be: 'The tournament could not be opened.',
  this_link_no_longer_works: 'This link no longer works.',
  this_seat_link_does_not: 'This seat link does not work.',
  try_again: 'Try again',
  used_it_yourself_sign_in:
    'Used it yourself? Sign in. Otherwise ask whoever sent it for a new one. A server without an organiser or admin prints a new link when it starts.',
  username: 'Username',
  you_are_signed_in_as: 'You are signed in as {name}.',
  you_sign_in_with_it: 'You sign in with it, and it stands beside what you do.',
  your_account: 'Your account',
  your_seat_could_not_be: 'Your seat could not be taken.',
  you_are_signed_in_as_and_this:
    'You are signed in as {name}; this takes its place in this browser.',
  the_link_works_once_until: 'The link works once, until {expires}.',
} as const;

export const sessionWords = createWords('en', kEnglish);
