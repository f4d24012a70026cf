// A directory that runs full: a small tmpfs when the tester may mount one, else a limit on the size of files.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Home } from './server.ts';

function mounts(directory: string, megabytes: number): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export class SmallDisk {
  readonly home: Home;

  private constructor(
    directory: string,
    private readonly isMounted: boolean,
    private readonly fileLimit: number,
  ) {
    this.home = Home.at(directory);
  }

  // `fileLimit`: the kibibytes that a file may have where nothing can be mounted.
  static async make(megabytes: number, fileLimit = 600): Promise<SmallDisk> {
    const directory = await mkdtemp(join(tmpdir(), 'draftwire-disk-'));
    return new SmallDisk(directory, mounts(directory, megabytes), fileLimit);
  }

  // For the process that shall meet the end of the disk.
  get limits(): string {
    return this.isMounted ? ':' : `trap '' XFSZ; ulimit -S -f ${this.fileLimit}`;
  }

  async fill(): Promise<void> {
    if (!this.isMounted) return;
    for (const size of [1 << 20, 1 << 16, 1 << 12]) {
      for (let part = 0; ; part += 1) {
        try {
          await writeFile(join(this.home.directory, `ballast-${size}-${part}`), Buffer.alloc(size));
        } catch {
          break;
        }
      }
    }
  }

  // Also for a process that runs.
  makeRoom(pid?: number): void {
    if (this.isMounted) execFileSync('mount', ['-o', 'remount,size=64m', this.home.directory]);
    else if (pid !== undefined) execFileSync('prlimit', [`--pid=${pid}`, '--fsize=unlimited:unlimited']);
  }

  async remove(): Promise<void> {
    if (this.isMounted) execFileSync('umount', ['--lazy', this.home.directory]);
    await rm(this.home.directory, { recursive: true, force: true });
  }
}
