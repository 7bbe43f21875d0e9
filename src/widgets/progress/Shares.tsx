import { Bar } from './Bar.tsx';

type Row = {
  readonly name: string;
  /** Absent where there is nothing to draw yet. */
  readonly share: number | undefined;
  readonly cells: readonly string[];
};

type Props = {
  readonly caption: string;
  /** The head of each row, of the cell beside its bar, and of others. */
  readonly columns: readonly [string, string, ...string[]];
  readonly rows: readonly Row[];
};

/** A table in which each row has a bar: plot and numbers at once. */
export function Shares({ caption, columns: [head, measure, ...others], rows }: Props) {
  return (
    <table class="shares">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" colSpan={2}>
            {measure}
          </th>
          {others.map((other) => (
            <th key={other} scope="col">
              {other}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, share, cells: [number, ...more] }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="drawn">{share !== undefined && <Bar share={share} />}</td>
            <td>{number}</td>
            {more.map((cell, at) => (
              <td key={others[at]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
