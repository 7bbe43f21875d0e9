/** A share of a whole, beside the number that says it. */
export function Bar({ share }: { readonly share: number }) {
  return (
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="whole" width="100" height="10" />
      <rect class="part" width={(100 * share).toFixed(1)} height="10" />
    </svg>
  );
}
