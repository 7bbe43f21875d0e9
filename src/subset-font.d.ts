/** What is used of a package that brings no types of its own. */
declare module 'subset-font' {
  // biome-ignore lint/style/noDefaultExport: as the package has it.
  export default function subsetFont(
    font: Uint8Array,
    letters: string,
    options: {
      readonly targetFormat: 'woff2' | 'truetype';
      readonly keepFeatures?: readonly string[];
      readonly noHinting?: boolean;
      readonly variationAxes?: {
        readonly wght: number | { readonly min: number; readonly max: number; readonly default: number };
      };
    },
  ): Promise<Uint8Array>;
}
