/** Escape puts an open definition away until its word is left; and one that would leave the window is moved into it. */
const words = (): NodeListOf<HTMLElement> => document.querySelectorAll('.word');

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  for (const word of words()) if (word.matches(':hover, :focus-within')) word.dataset['away'] = '';
});

const settle = ({ target }: Event): void => {
  const word = target instanceof Element ? target.closest<HTMLElement>('.word') : null;
  const means = word?.querySelector<HTMLElement>('.means');
  if (!word || !means) return;
  means.dataset['side'] =
    word.getBoundingClientRect().left + means.offsetWidth > innerWidth ? 'end' : 'start';
};
document.addEventListener('pointerover', settle);
document.addEventListener('focusin', settle);

for (const word of words())
  for (const leave of ['pointerleave', 'focusout'])
    word.addEventListener(leave, () => {
      delete word.dataset['away'];
    });
