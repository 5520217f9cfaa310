/** The value below which `share` (0–1) of the sorted-in-place samples lie. */
export function quantile(samples: number[], share: number): number {
  samples.sort((a, b) => a - b);
  return samples[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN;
}

/** Median and tail of times in milliseconds. */
export const summarise = (samples: number[]): { p50Ms: number; p99Ms: number } => ({
  p50Ms: quantile(samples, 0.5),
  p99Ms: quantile(samples, 0.99),
});
