import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // A busy machine is slow, and no test asks how fast.
    testTimeout: 30_000,
    dir: 'test',
    include: ['**/*.test.{ts,tsx}'],
    environment: 'node',
    // The cache on disk does not notice changes in build plug-ins.
    fsModuleCache: false,
  },
});
