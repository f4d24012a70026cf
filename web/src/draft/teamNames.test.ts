import { expect, test } from 'vitest';
import { sharedLead } from '@/draft/teamNames';

test.each([
  [['Team Ada', 'Team Bo', 'Team Cleo'], 'Team '],
  [['Team Ada', 'Team Bo', 'Dragons'], 'Team '],
  [['Team Ada', 'Dragons', 'Owls'], ''],
  [['Team', 'Team'], ''],
  [['Ada'], ''],
  [['Équipe  Zoë', 'Équipe  Ida'], 'Équipe  '],
])('of %j the word that tells no team from another is %j', (names, lead) => {
  expect(sharedLead(names)).toBe(lead);
});
