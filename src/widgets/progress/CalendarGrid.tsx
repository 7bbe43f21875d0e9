import { TableBehind } from '../plot/TableBehind.tsx';
import type { Calendar } from './calendar.ts';

/** The days of half a year: a week to a column, and in each day a mark as large as what was done. */
export function CalendarGrid({ calendar }: { readonly calendar: Calendar }) {
  const { caption, weeks, weekdays, table } = calendar;
  return (
    <div>
      <table class="calendar">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <td />
            {weeks.map(({ id, name, month }) => (
              <th key={id} scope="col">
                <span class="visually-hidden">{name}</span>
                <span class="month" aria-hidden="true">
                  {month}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map(({ name, days }) => (
            <tr key={name}>
              <th scope="row">
                <span aria-hidden="true">{name.charAt(0)}</span>
                <span class="visually-hidden">{name}</span>
              </th>
              {days.map(({ id, level, says }) => (
                <td key={id} data-level={level} title={says || undefined}>
                  <span class="visually-hidden">{says}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <TableBehind table={table} />
    </div>
  );
}
