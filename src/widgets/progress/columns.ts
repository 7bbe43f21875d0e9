import type { Table } from '../plot/table.ts';

/** A column chart, in words and numbers. */
export type Columns = {
  readonly title: string;
  /** What the chart shows, for those who hear it. */
  readonly says: string;
  readonly columns: readonly Column[];
  /** What the highest column stands for, where values do not stand above their columns. */
  readonly most: string;
  readonly table: Table;
};

export type Column = {
  /** Below the column; empty where there is no room for one. */
  readonly label: string;
  /** Above the column; empty where there is no room for one. */
  readonly value: string;
  /** From 0 to 1 of the chart's height. */
  readonly height: number;
};

/** [days] Dates stand a week apart, and none so near the end that it would run out of the chart. */
const [everyDays, room] = [7, 5];

/** A chart of days. */
export function columnsOfDays(
  days: readonly { readonly date: string; readonly value: number; readonly says: string }[],
  words: Pick<Columns, 'title' | 'says' | 'most'> & { readonly caption: string; readonly column: string },
): Columns {
  const most = Math.max(...days.map(({ value }) => value));
  const { title, says, caption, column } = words;
  return {
    title,
    says,
    most: most > 0 ? words.most : '',
    columns: days.map(({ date, value }, at) => ({
      label: at % everyDays === 0 && days.length - at >= room ? date : '',
      value: '',
      height: most > 0 ? value / most : 0,
    })),
    table: { caption, columns: ['Day', column], rows: days.map(({ date, says }) => [date, says]) },
  };
}

/** A chart of how many items are in each class. */
export function columnsOfClasses(
  classes: readonly { readonly label: string; readonly count: number }[],
  words: Pick<Columns, 'title' | 'says'> & { readonly caption: string; readonly column: string },
): Columns {
  const most = Math.max(1, ...classes.map(({ count }) => count));
  const { title, says, caption, column } = words;
  return {
    title,
    says,
    most: '',
    columns: classes.map(({ label, count }) => ({ label, value: `${count}`, height: count / most })),
    table: {
      caption,
      columns: [column, 'Items'],
      rows: classes.map(({ label, count }) => [label, `${count}`]),
    },
  };
}
