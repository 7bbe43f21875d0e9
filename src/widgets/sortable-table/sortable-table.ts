import { type Direction, order, type SortKey } from './order.ts';

/** Lets a reader sort a table that the server has written: each column's head becomes a button. */
function makeSortable(table: HTMLTableElement): void {
  const status = table.closest('.data-table')?.querySelector('[role=status]');
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th[scope=col]')];
  for (const [column, head] of heads.entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const direction = next(head);
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', direction);
      sort(table, column, direction);
      if (status) status.textContent = `Sorted by ${nameOf(head)}, ${inWords(head, direction)}.`;
    });
  }
}

const isNumber = (head: HTMLTableCellElement): boolean => head.classList.contains('number');

/** The largest first, as a reader of figures wants them; names from A. A second press turns it round. */
function next(head: HTMLTableCellElement): Direction {
  const [first, second] = isNumber(head)
    ? (['descending', 'ascending'] as const)
    : (['ascending', 'descending'] as const);
  return head.getAttribute('aria-sort') === first ? second : first;
}

const nameOf = (head: HTMLTableCellElement): string =>
  (head.querySelector('.head')?.textContent ?? '').trim().replace(/\s+/g, ' ');

function inWords(head: HTMLTableCellElement, direction: Direction): string {
  if (isNumber(head)) return direction === 'descending' ? 'largest first' : 'smallest first';
  return direction === 'ascending' ? 'from A to Z' : 'from Z to A';
}

function sort(table: HTMLTableElement, column: number, direction: Direction): void {
  const [body] = table.tBodies;
  if (!body) return;
  const rows = [...body.rows];
  const at = order(
    rows.map((row) => keyOf(row.cells[column])),
    direction,
  );
  body.append(...at.flatMap((index) => rows[index] ?? []));
}

/** The value behind a cell, which its text has rounded; its text where there is none. */
function keyOf(cell: HTMLTableCellElement | undefined): SortKey {
  if (!cell || cell.dataset['empty'] !== undefined) return undefined;
  const { sort: value } = cell.dataset;
  return value === undefined ? (cell.textContent ?? '').trim() : Number(value);
}

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) makeSortable(table);
