import { useMemo } from 'preact/hooks';
import type { Table } from './table.ts';
import './plot.css';

/** The numbers behind a plot. */
export function TableBehind({ table }: { readonly table: Table }) {
  // Long, and the same at most frames of a drag.
  const rows = useMemo(() => <Rows table={table} />, [table]);
  return (
    <details class="behind">
      <summary>Table</summary>
      <div class="scroll">{rows}</div>
    </details>
  );
}

function Rows({ table }: { readonly table: Table }) {
  return (
    <table>
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([head, ...cells]) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell, i) => (
              <td key={table.columns[i + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
