// The executable, run with nothing of the tester's environment but the way to find programs.
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { within } from './deadline.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

export const executable = resolve(repository, process.env.DRAFTWIRE ?? 'build/draftwire');
// What ships, whichever one is under test.
export const shippedExecutable = resolve(repository, 'build/draftwire');
// Built with DRAFTWIRE_ECHO.
export const echoExecutable = resolve(repository, process.env.ECHO ?? 'build/asan/src/server/draftwire');
export const exampleRoster = resolve(repository, 'examples/winter-cup.csv');
export const documentedExamples = resolve(repository, 'docs/examples');

export interface RunOptions {
  input?: string;
  env?: Record<string, string>;
  cwd?: string;
  // Shell commands that the executable's process runs first: limits that it then inherits.
  limits?: string;
  // In the place of the one under test.
  executable?: string;
}

// Root may write whatever the mode of a file says; with this it is like everybody else.
export const withoutPrivilege = process.getuid?.() === 0 ? `exec setpriv --bounding-set=-dac_override "$0" "$@"` : ':';

export interface Finished {
  status: number | null;
  stdout: string;
  stderr: string;
}

export function launch(args: string[], options: RunOptions = {}): ChildProcess {
  const env = { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: '/nonexistent', LC_ALL: 'C.UTF-8', ...options.env };
  const program = options.executable ?? executable;
  const command = options.limits === undefined ? program : '/bin/bash';
  const words = options.limits === undefined ? args : ['-c', `${options.limits}; exec "$0" "$@"`, program, ...args];
  return spawn(command, words, { env, cwd: options.cwd ?? '/tmp', stdio: ['pipe', 'pipe', 'pipe'] });
}

export async function run(args: string[], options: RunOptions = {}): Promise<Finished> {
  const child = launch(args, options);
  const finished: Finished = { status: null, stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (finished.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (finished.stderr += text));
  // A process that ends without reading its input is no fault of the test's.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input ?? '');
  const closed = new Promise<void>((done, failed) => {
    child.once('error', failed);
    child.once('close', (status) => {
      finished.status = status;
      done();
    });
  });
  try {
    await within(10_000, `draftwire ${args.join(' ')}`, closed);
  } finally {
    if (child.exitCode === null) child.kill('SIGKILL');
  }
  return finished;
}
