import type { QuantityId } from '../../engine/quantities.ts';
import { nameOf } from './fields.ts';
import { fieldsId } from './groups.ts';
import { useLab } from './lab-context.ts';
import { isTyped } from './typed-ids.ts';

/** What must be given first, each with a way to its field. */
export function Needs({ ids }: { readonly ids: readonly QuantityId[] }) {
  const { wanted } = useLab();
  return (
    <span class="needs">
      needs{' '}
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          {isTyped(id) ? (
            <a
              href={`#${fieldsId}`}
              onClick={(event) => {
                event.preventDefault();
                wanted.value = id;
              }}
            >
              {nameOf(id)}
            </a>
          ) : (
            nameOf(id)
          )}
        </span>
      ))}
    </span>
  );
}
