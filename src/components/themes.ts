import tokens from '../styles/tokens.css?raw';

const [, light, dark] = /--paper: light-dark\((#\w{6}), (#\w{6})\)/.exec(tokens) ?? [];
if (!light || !dark) throw new Error('src/styles/tokens.css gives no --paper by day and by night.');

/** The paper's colour by day and by night, for what the browser draws around the page. */
export const themes = [
  { colour: light, media: '(prefers-color-scheme: light)' },
  { colour: dark, media: '(prefers-color-scheme: dark)' },
] as const;
