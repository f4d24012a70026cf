// What strangers without an account do to a pick, measured as ./dev bench strangers does. The ratio to the quiet server is
// one of the same run; one run of five has to keep to it, because the machine may do much else.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { keepsTo } from '../harness/deadline.ts';
import { executable } from '../harness/process.ts';

const bench = fileURLToPath(new URL('../../../bench/strangers.mjs', import.meta.url));

interface Compared {
  quiet: number;
  busy: number;
  ratio: number;
}

interface Found {
  pick: Compared;
  look: Compared;
  answers: Record<string, number>;
}

async function measure(scenario: string): Promise<Found> {
  const { stdout } = await promisify(execFile)(process.execPath, [bench, scenario, '--turns', '2', '--json'], {
    env: { ...process.env, DRAFTWIRE: executable },
  });
  const found = (JSON.parse(stdout) as Record<string, Found>)[scenario];
  if (found === undefined) throw new Error(`nothing was found for ${scenario}`);
  return found;
}

// The last of them is an organiser, with a roster as large as one may be.
describe('strangers with', () => {
  it.each([
    { scenario: 'wrong-passwords', answered: ['401', '503'] },
    { scenario: 'right-passwords', answered: ['200'] },
    { scenario: 'balance', answered: ['200'] },
    { scenario: 'past', answered: ['200'] },
    { scenario: 'preview', answered: ['200'] },
  ])(
    "$scenario leave a pick and a draft's GET within twice the time of a quiet server",
    async ({ scenario, answered }) => {
      await keepsTo(200, 'the worse of both, in hundredths of the quiet one', async () => {
        const { pick, look, answers } = await measure(scenario);
        for (const status of answered) expect(answers[status], `answers ${status}`).toBeGreaterThan(0);
        expect(Object.keys(answers).filter((status) => !['200', '401', '429', '503'].includes(status))).toEqual([]);
        return 100 * Math.max(pick.ratio, look.ratio);
      });
    },
    300_000,
  );
});
