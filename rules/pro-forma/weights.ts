/** Log-odds of each counted fact, set on labelled replies (docs/evidence.md). */
export const WEIGHTS = {
  base: 0,
  shared: -2.1,
  own: -0.7,
  figures: -0.4,
  stockShare: 0.4,
  stock: 0.3,
  deflection: 1.1,
  question: -1.0,
  step: -0.1,
  answer: -0.55,
  refusal: -1.3,
  empathy: -0.2,
  short: 0.2,
};
