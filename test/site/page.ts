import { test as base, type Locator, type Page } from '@playwright/test';

/** A test in which anything the page complains about is a failure. */
export const test = base.extend<{ readonly complaints: string[] }>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      context.on('weberror', (error) => {
        complaints.push(error.error().message);
      });
      await use(complaints);
      if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
    },
    { auto: true },
  ],
});

/** A problem on a page, by its title, brought into view: it comes alive there. */
export async function problem(page: Page, title: string): Promise<Locator> {
  const region = page.getByRole('region', { name: title });
  await region.scrollIntoViewIfNeeded();
  return region;
}
