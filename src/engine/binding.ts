/** How tightly each node of a typeset formula holds its parts together; looser parts of a tighter node need brackets. */
export const binding = {
  plus: 1,
  minus: 1,
  times: 2,
  power: 3,
  over: 4,
  number: 5,
  name: 5,
  call: 5,
} as const;
