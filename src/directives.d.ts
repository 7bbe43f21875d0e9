import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    /** When it comes near; see `src/widgets/near.ts`. */
    'client:near'?: boolean;
    /** When a reader turns to it; see `src/widgets/touched.ts`. */
    'client:touched'?: boolean;
    /** As soon as its code is here; see `src/widgets/soon.ts`. */
    'client:soon'?: boolean;
  }
}
