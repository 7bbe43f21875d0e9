/** True of any zip, also of one that is cut short: it has lost its end, and shows what it was by its beginning. */
export async function beginsAsZip(file: Blob): Promise<boolean> {
  const beginning = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  // A first file, or the end of an empty zip. @source PKWARE, APPNOTE.TXT 6.3.10, 4.3.7 and 4.3.16
  return ['80,75,3,4', '80,75,5,6'].includes(beginning.join());
}
