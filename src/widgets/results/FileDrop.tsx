import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { droppedFiles, type PlacedFile } from './dropped-files.ts';

type Props = {
  readonly isReady: boolean;
  readonly onFiles: (files: readonly PlacedFile[]) => Promise<void>;
  /** Told that what was dropped could not be opened. */
  readonly onTrouble: (says: string) => void;
};

/** Where files and folders are dropped, or chosen. */
export function FileDrop({ isReady, onFiles, onTrouble }: Props) {
  const isOver = useSignal(false);
  const drop = (dropped: DataTransfer): void => {
    droppedFiles(dropped).then(onFiles, () =>
      onTrouble(
        'The browser could not open a folder, so nothing was added. Choose it in the field for folders instead.',
      ),
    );
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the fields below are the first.
    <div
      class={isOver.value ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => {
        isOver.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        if (event.dataTransfer) drop(event.dataTransfer);
      }}
    >
      <p>
        Drop result files or folders here, or choose them. They are read in this browser and sent nowhere.
      </p>
      <div class="inputs">
        <FileField
          label="Result files"
          isReady={isReady}
          onFiles={onFiles}
          choosing={{ accept: '.json,application/json' }}
        />
        {/* Where a browser knows no folders, this chooses files as the other does. */}
        <FileField
          label="A folder of them"
          isReady={isReady}
          onFiles={onFiles}
          choosing={{ webkitdirectory: true }}
        />
      </div>
    </div>
  );
}

type FieldProps = Omit<Props, 'onTrouble'> & {
  readonly label: string;
  /** What may be chosen, as an `input` is told. */
  readonly choosing: { readonly accept: string } | { readonly webkitdirectory: true };
};

function FileField({ label, isReady, onFiles, choosing }: FieldProps) {
  const id = useId();
  const choose = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])];
    void onFiles(files.map((file) => ({ path: file.webkitRelativePath || file.name, file }))).then(() => {
      // Choosing the same files again must count as choosing.
      input.value = '';
    });
  };
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        disabled={!isReady}
        multiple
        {...choosing}
        onChange={({ currentTarget }) => choose(currentTarget)}
      />
    </div>
  );
}
