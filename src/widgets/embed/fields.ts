/** A field of a figure that an address can set. */
type Field = HTMLSelectElement | HTMLInputElement;

const named = '.controls :is(select, input)[name]';
const fieldsIn = (figure: Element): readonly Field[] => [...figure.querySelectorAll<Field>(named)];

/** Names in an address that are no field of a figure. */
const others = ['keep', 'seed', 'theme'];

/** How a figure stands, as the query of an address without its question mark; what cannot be read is left out. */
export function queryOfFields(figure: Element): string {
  const set = fieldsIn(figure).filter((field) => field.ariaInvalid !== 'true');
  return new URLSearchParams(set.map(({ name, value }) => [name, value])).toString();
}

/**
 * Sets a figure as an address asks, field by field, as a person would: each is read by the same rules as what is typed.
 *
 * @param query - what stands behind the question mark
 * @param settled - resolves once the figure has followed a change, as a field may bring others along
 * @returns what had to be said about it
 */
export async function fillFields(
  figure: Element,
  query: string,
  settled: () => Promise<void>,
): Promise<readonly string[]> {
  const asked = new Map(new URLSearchParams(query));
  for (const other of others) asked.delete(other);
  const told: string[] = [];
  for (let field = nextOf(figure, asked); field; field = nextOf(figure, asked)) {
    const value = asked.get(field.name) ?? '';
    asked.delete(field.name);
    if (!takes(field, value)) {
      told.push(`The address says ${field.name}=${value}, which is none of: ${optionsOf(field).join(', ')}.`);
      continue;
    }
    field.value = value;
    field.dispatchEvent(
      new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
    );
    await settled();
  }
  for (const name of asked.keys()) told.push(`The address says ${name}, which is no field here.`);
  return told;
}

/** In the order they stand in: what is started from comes before what is changed about it. */
const nextOf = (figure: Element, asked: ReadonlyMap<string, string>): Field | undefined =>
  fieldsIn(figure).find(({ name }) => asked.has(name));

const takes = (field: Field, value: string): boolean =>
  field instanceof HTMLInputElement || optionsOf(field).includes(value);

const optionsOf = (field: Field): readonly string[] =>
  field instanceof HTMLSelectElement ? [...field.options].map((option) => option.value) : [];
