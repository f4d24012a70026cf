// One instance a key for everybody who watches it, started with the first watcher and stopped some time after the last:
// a component that mounts twice, or a page that follows another, never makes a second connection.

export interface Connection {
  start(): void;
  stop(): void;
}

const kLingerMs = 1_000;

interface Entry<Item> {
  readonly item: Item;
  watchers: number;
  linger?: ReturnType<typeof setTimeout>;
}

export class SharedConnections<Key, Item extends Connection> {
  private readonly items = new Map<Key, Entry<Item>>();

  constructor(private readonly create: (key: Key) => Item) {}

  /** Makes it when there is none; does not start it. */
  get(key: Key): Item {
    return this.entry(key).item;
  }

  watch(key: Key): () => void {
    const entry = this.entry(key);
    clearTimeout(entry.linger);
    entry.watchers += 1;
    if (entry.watchers === 1) entry.item.start();
    let isWatching = true;
    return () => {
      if (!isWatching) return;
      isWatching = false;
      entry.watchers -= 1;
      if (entry.watchers > 0) return;
      entry.linger = setTimeout(() => {
        entry.item.stop();
        this.items.delete(key);
      }, kLingerMs);
    };
  }

  private entry(key: Key): Entry<Item> {
    const known = this.items.get(key);
    if (known) return known;
    const made: Entry<Item> = { item: this.create(key), watchers: 0 };
    this.items.set(key, made);
    return made;
  }
}
