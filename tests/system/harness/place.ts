// Where a server of the tests runs: here, or on a host of their own network (tests/checker/network.ts).
export interface Place {
  // Words before the command.
  readonly prefix: readonly string[];
  readonly address: string;
}

export const here: Place = { prefix: [], address: '127.0.0.1' };
