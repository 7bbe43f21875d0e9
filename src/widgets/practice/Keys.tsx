import { useRef } from 'preact/hooks';

const keys: readonly (readonly [key: string, does: string])[] = [
  ['Enter', 'Go on: show the answer, go into the answer field, next'],
  ['1 2 3 4', 'Again, Hard, Good, Easy'],
  ['Space', 'Show the answer; then Good'],
  ['a', 'Into the answer field; Escape leaves it'],
  ['h', 'Hint'],
  ['g', 'Give up: show me'],
  ['e', 'That was easy'],
  ['w', 'Why now?'],
  ['u', 'Take back the last step, and the one before it …'],
  ['s', 'Skip: ask again at the end'],
  ['b', 'Put off until tomorrow'],
  ['x', 'Set aside until brought back'],
  ['?', 'These keys'],
];

type Props = { readonly isOn: boolean; readonly onSwitch: (isOn: boolean) => void };

/** The keys, in a dialog that `?` opens. Whoever does not want single keys to do things turns them off here. */
export function Keys({ isOn, onSwitch }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        class="button plain"
        type="button"
        aria-keyshortcuts="?"
        onClick={() => dialog.current?.showModal()}
      >
        Keys
      </button>
      <dialog class="keys box" ref={dialog} aria-labelledby="keys-title">
        <h2 id="keys-title">Keys</h2>
        <table>
          <tbody>
            {keys.map(([key, does]) => (
              <tr key={key}>
                <th scope="row">
                  {key.split(' ').map((one) => (
                    <kbd key={one}>{one}</kbd>
                  ))}
                </th>
                <td>{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <label>
            <input
              type="checkbox"
              checked={isOn}
              onChange={({ currentTarget }) => onSwitch(currentTarget.checked)}
            />{' '}
            Single keys do these things
          </label>
        </p>
        <form method="dialog">
          <button class="button main" type="submit" autofocus>
            Close
          </button>
        </form>
      </dialog>
    </>
  );
}
