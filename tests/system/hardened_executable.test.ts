// What ships was built with the compiler's and the linker's defences: the executable itself tells. test_package.sh asks the
// packaged one the same.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { shippedExecutable } from './harness/process.ts';

const check = fileURLToPath(new URL('../packaging/check_hardening.py', import.meta.url));

it('has every defence', async () => {
  const { stderr } = await promisify(execFile)('python3', [check, shippedExecutable]);
  expect(stderr).toBe('');
});

it('would be found out if it had none', async () => {
  // Node is no position-independent executable of ours: some defence is missing from it on every machine.
  await expect(promisify(execFile)('python3', [check, process.execPath])).rejects.toThrow(/has no _GLIBCXX_ASSERTIONS/);
});
