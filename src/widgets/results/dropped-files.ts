/** A file, and where it lies: in a folder with the folders above it, so that two of one name are told apart. */
export type PlacedFile = { readonly path: string; readonly file: File };

/**
 * The files among what was dropped, and those in folders.
 *
 * @throws DOMException where a folder, or a file in one, cannot be opened
 */
export async function droppedFiles({ items }: DataTransfer): Promise<PlacedFile[]> {
  // All are asked at once: when the event is over nothing is left to be asked.
  const dropped = [...items].map((item) => ({ file: item.getAsFile(), entry: item.webkitGetAsEntry() }));
  const placed = dropped.map(({ file, entry }) => {
    if (entry && isFolder(entry)) return filesBelow(entry);
    return file ? [{ path: file.name, file }] : [];
  });
  return (await Promise.all(placed)).flat();
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<PlacedFile[]> {
  const placed: PlacedFile[] = [];
  const reader = folder.createReader();
  // They are given by the hundred, until none is left.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((give, fail) => reader.readEntries(give, fail));
    if (entries.length === 0) return placed;
    for (const entry of entries) {
      if (isFolder(entry)) placed.push(...(await filesBelow(entry)));
      if (isFile(entry)) placed.push({ path: entry.fullPath.slice(1), file: await opened(entry) });
    }
  }
}

const opened = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((give, fail) => entry.file(give, fail));
