import type { Hardware, Model } from '../../engine/catalogue.ts';
import { Choice } from '../controls/Choice.tsx';

type Props = {
  readonly hardware: readonly Hardware[];
  readonly models: readonly Model[];
  readonly chosen: { readonly hardware: Hardware; readonly model: Model };
  readonly onChange: (change: { readonly hardware: Hardware } | { readonly model: Model }) => void;
};

/** What most figures begin with: which chips, and which model on them. */
export function MachineAndModel({ hardware, models, chosen, onChange }: Props) {
  return (
    <>
      <Choice
        label="Hardware"
        name="hardware"
        options={hardware}
        value={chosen.hardware.id}
        onValue={(_, hardware) => onChange({ hardware })}
      />
      <Choice
        label="Model"
        name="model"
        options={models}
        value={chosen.model.id}
        onValue={(_, model) => onChange({ model })}
      />
    </>
  );
}
