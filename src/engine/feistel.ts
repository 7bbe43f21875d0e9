/** Halves are of four digits; adding goes round after 9999. */
export const digits = 4;
export const size = 10 ** digits;

export type Halves = readonly [first: number, second: number];
export type RoundFunction = (half: number) => number;

/** Functions that a round may have inside. Each gives some value twice, so none can be inverted. */
export const functions = {
  middle: {
    name: 'the middle digits of the square',
    of: (half: number) => Math.floor((half * half) / 100) % size,
  },
  sum: {
    name: 'the sum of the digits',
    of: (half: number) => [...String(half)].reduce((sum, digit) => sum + Number(digit), 0),
  },
  double: { name: 'twice the number', of: (half: number) => (2 * half) % size },
  constant: { name: 'always 1234', of: () => 1234 },
} as const satisfies { readonly [id: string]: { readonly name: string; readonly of: RoundFunction } };

export type FunctionId = keyof typeof functions;
export const functionIds = Object.keys(functions) as readonly FunctionId[];

/** One round: the second half gets what the function makes of the first added, then the two change places. */
export const forward = ([x, y]: Halves, f: RoundFunction): Halves => [(y + f(x)) % size, x];

/** The round undone: the function is computed once more, never inverted. */
export const backward = ([z, x]: Halves, f: RoundFunction): Halves => [x, (z - f(x) + size) % size];

/** The state before the first round and after each. */
export const statesOf = (input: Halves, f: RoundFunction, rounds: number): readonly Halves[] =>
  repeated(input, (state) => forward(state, f), rounds);

/** The way back from an output: the output itself, then what each undone round leaves. */
export const statesBack = (output: Halves, f: RoundFunction, rounds: number): readonly Halves[] =>
  repeated(output, (state) => backward(state, f), rounds);

function repeated(start: Halves, step: (state: Halves) => Halves, times: number): readonly Halves[] {
  const states: Halves[] = [start];
  for (let state = start; states.length <= times; ) {
    state = step(state);
    states.push(state);
  }
  return states;
}

/** A half as it is written: always four digits. */
export const written = (half: number): string => String(half).padStart(digits, '0');

/** Which of the eight digits of two states differ. */
export const differing = (a: Halves, b: Halves): readonly boolean[] => {
  const [one, other] = [a, b].map(([first, second]) => written(first) + written(second));
  return [...(one ?? '')].map((digit, i) => digit !== other?.[i]);
};

/** The halves with one of their eight digits made one more, 9 becoming 0. */
export function withDigitChanged([first, second]: Halves, place: number): Halves {
  const text = [...(written(first) + written(second))];
  text[place] = String((Number(text[place] ?? 0) + 1) % 10);
  const all = text.join('');
  return [Number(all.slice(0, digits)), Number(all.slice(digits))];
}
