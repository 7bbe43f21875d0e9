/**
 * Where things stand in a plot, in units of its picture: 360 wide, about what a phone shows, so that a unit
 * is a pixel there and no smaller anywhere else.
 */
export const frame = {
  width: 360,
  height: 288,
  left: 50,
  right: 296,
  top: 36,
  bottom: 246,
} as const;

/** Places of values, from left to right and from bottom to top. */
export const across = [frame.left, frame.right] as const;
export const upwards = [frame.bottom, frame.top] as const;

/** Letters of labels are about this high and, on average, this wide. */
export const lettering = { line: 14, letter: 6 } as const;
