/** Runs the measured part once and prints what it took, for the process that compares. */
export function measure(work) {
  const start = performance.now();
  const result = work();
  const ms = performance.now() - start;
  const mb = process.resourceUsage().maxRSS / 1024;
  return { result, print: () => console.log(JSON.stringify({ ms, mb })) };
}
