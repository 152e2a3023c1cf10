/** Runs the measured part once and prints what it took, for the process that compares. */
export function measure(work) {
  // What was made before must not be collected on the measured part's account.
  globalThis.gc();
  const start = performance.now();
  const result = work();
  const ms = performance.now() - start;
  const mb = process.resourceUsage().maxRSS / 1024;
  return { result, print: () => console.log(JSON.stringify({ ms, mb })) };
}
