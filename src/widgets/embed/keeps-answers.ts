/**
 * Whether a page in a frame was asked to keep answers, with `?keep=1`, and has an origin to keep them in: a frame in a sandbox
 * has none, unless its page says `allow-same-origin`.
 */
export const keepsAnswers = (): boolean =>
  new URLSearchParams(location.search).get('keep') === '1' && self.origin !== 'null';
