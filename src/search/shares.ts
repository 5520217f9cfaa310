/** Raw scores as shares that add up to 1 (softmax). */
export function toShares(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > highest) highest = score;
  const shares = new Float64Array(scores.length);
  let total = 0;
  for (let label = 0; label < scores.length; label++)
    total += shares[label] = Math.exp((scores[label] as number) - highest);
  for (let label = 0; label < scores.length; label++) shares[label] = (shares[label] as number) / total;
  return shares;
}
