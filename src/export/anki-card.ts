/**
 * One variant is shown a day, so that a card comes back with other numbers and its two sides agree; without script the
 * first. Anki's days begin at four in the morning.
 */
const chooseVariant = `<script>
(() => {
  const hours = 36e5;
  const here = new Date();
  const day = Math.floor((here.getTime() - here.getTimezoneOffset() * 6e4 - 4 * hours) / (24 * hours));
  for (const side of document.querySelectorAll('.variants')) {
    const all = side.querySelectorAll('.variant');
    all.forEach((one, at) => one.classList.toggle('shown', at === day % all.length));
    side.classList.add('chosen');
  }
})();
</script>`;

/** The two sides of a card. */
export const ankiTemplate = {
  qfmt: `<div class="variants">{{Question}}</div>${chooseVariant}`,
  afmt: `<div class="variants">{{Question}}</div><hr id="answer"><div class="variants">{{Answer}}</div>${chooseVariant}`,
} as const;

/** Plain, narrow, and at home in night mode, whose colours Anki brings. */
export const ankiStyle = `
.card { max-width: 38rem; margin: 0 auto; padding: 0 1rem; font: 1.05rem/1.55 Georgia, serif; text-align: left; }
.variants .variant { display: none; }
.variants:not(.chosen) .variant:first-child, .variants .variant.shown { display: block; }
.unit, .because { opacity: 0.75; font-size: 0.9em; }
.right { font-weight: bold; font-size: 1.15em; }
.lines { padding-left: 1.3em; }
.lines p { margin: 0.2em 0; }
.insight { border-left: 3px solid #0b5d66; padding-left: 0.8em; }
.nightMode .insight, .night_mode .insight { border-color: #7fcfd6; }
math { font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", math; }
table td { padding: 0.15em 0.8em 0.15em 0; }
`;
