import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';

export interface RowsHandle {
  /** Brings a row into sight and gives the focus to its first wrong cell, or to its first. */
  goTo(index: number): void;
}

interface LongRowsProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => number;
  /** About how high a row is, in pixels; rows are measured when they are shown. */
  rowHeight: number;
  handle?: Ref<RowsHandle>;
  children: (item: Item, index: number) => ReactNode;
}

/** Fewer than this are all on the page: the browser's own search finds them. */
const kLong = 150;
/** Below the site's header, which stays. */
const kHeader = 56;

function focusIn(list: HTMLElement | null, index: number): void {
  const row = list?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  row?.scrollIntoView({ block: 'center' });
  (row?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? row?.querySelector('input'))?.focus({
    preventScroll: true,
  });
}

/** Rows of a table that may be thousands: of many, only those in sight are on the page, and the one with the focus. */
export function LongRows<Item>(props: LongRowsProps<Item>) {
  return props.items.length > kLong ? <RowsInSight {...props} /> : <AllRows {...props} />;
}

function AllRows<Item>(props: LongRowsProps<Item>) {
  const list = useRef<HTMLDivElement>(null);
  useImperativeHandle(props.handle, () => ({ goTo: (index) => focusIn(list.current, index) }), []);
  return (
    <div role="rowgroup" ref={list}>
      {props.items.map((item, index) => (
        <div role="presentation" key={props.keyOf(item)} data-index={index}>
          {props.children(item, index)}
        </div>
      ))}
    </div>
  );
}

function RowsInSight<Item>({ items, keyOf, rowHeight, handle, children }: LongRowsProps<Item>) {
  'use no memo'; // The virtualizer is one object whose answers change.
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<number | null>(null);
  const [wanted, setWanted] = useState<{ readonly index: number } | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setTop(list.current.getBoundingClientRect().top + window.scrollY);
    };
    measure();
    // What stands above comes and goes, and the page grows with it.
    const page = new ResizeObserver(measure);
    page.observe(document.body);
    return () => page.disconnect();
  }, []);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: kHeader,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      if (focused === null || focused >= range.count || seen.includes(focused)) return seen;
      return [...seen, focused].sort((a, b) => a - b);
    },
  });
  useImperativeHandle(
    handle,
    () => ({
      goTo: (index) => {
        setFocused(index);
        setWanted({ index });
      },
    }),
    [],
  );
  useEffect(() => {
    // What has the focus is on the page, wherever it is.
    if (wanted) focusIn(list.current, wanted.index);
  }, [wanted]);
  return (
    <div
      ref={list}
      role="rowgroup"
      className="relative"
      style={{ height: rows.getTotalSize() }}
      onFocus={({ target }) => {
        const row = target.closest<HTMLElement>('[data-index]');
        setFocused(row ? Number(row.dataset['index']) : null);
      }}
      onBlur={() => setFocused(null)}
    >
      {rows.getVirtualItems().map(({ key, index, start }) => {
        const item = items[index];
        return (
          item !== undefined && (
            <div
              role="presentation"
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start - top}px)` }}
            >
              {children(item, index)}
            </div>
          )
        );
      })}
    </div>
  );
}
