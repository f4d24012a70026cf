import { useState, type ComponentProps, type KeyboardEvent } from 'react';
import { cn } from '@/components/cn';

interface EditableCellProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange'> {
  label: string;
  /** Of its column: up and down go to the same one of another row. */
  column: string;
  value: string;
  isBad?: boolean;
  /** With what was typed, when it is another text. What it gives back is waited for: until then the cell shows it. */
  onCommit: (text: string) => unknown;
}

/** The same cell of the row above or below, as far as it is on the page. */
function neighbour(cell: HTMLElement, column: string, by: 1 | -1): HTMLElement | null {
  const item = cell.closest('[data-index]');
  const other = by === 1 ? item?.nextElementSibling : item?.previousElementSibling;
  return other?.querySelector<HTMLElement>(`[data-column="${column}"]`) ?? null;
}

const kSteps: Readonly<Record<string, 1 | -1>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** A cell of a table that is written into where it stands. What is typed first replaces what it holds, as in a spreadsheet. */
export function EditableCell(props: EditableCellProps) {
  const { label, column, value, isBad = false, onCommit, className, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const commit = async () => {
    if (typed === null) return;
    const text = typed.trim();
    try {
      if (text !== value) await onCommit(text);
      setTyped(null);
    } catch {
      // The cell keeps what was typed; why it was refused stands beside it.
    }
  };
  const step = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setTyped(null);
    const by = event.nativeEvent.isComposing ? undefined : kSteps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = neighbour(event.currentTarget, column, by);
    if (next) next.focus();
    else event.currentTarget.blur();
  };
  return (
    <input
      aria-label={label}
      aria-invalid={isBad}
      data-column={column}
      dir="auto"
      className={cn('editable-cell', className)}
      autoComplete="off"
      spellCheck={false}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => void commit()}
      onKeyDown={step}
      {...rest}
    />
  );
}
