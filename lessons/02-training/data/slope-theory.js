// The fate of one slope w under stochastic gradient descent, exactly. Data y = w̃x + ε with x ~ N(0, σ),
// ε ~ N(0, ν); cost of a batch C = ½⟨(wx − y)²⟩. With δ = w − w̃ one step makes of it
//
//   δ' = (1 − ηs) δ + ηn,   s = ⟨x²⟩, n = ⟨xε⟩ over the B samples of the batch.
//
// As s has mean σ² and variance 2σ⁴/B, and n mean 0 and variance σ²ν²/B:
//
//   ⟨δ'⟩  = (1 − ησ²) ⟨δ⟩
//   ⟨δ'²⟩ = (1 − 2ησ² + η²σ⁴(1 + 2/B)) ⟨δ²⟩ + η²σ²ν²/B

/**
 * What one step multiplies ⟨δ⟩ and ⟨δ²⟩ by, and what it adds to ⟨δ²⟩.
 * @param {{rate: number, batch: number, spread: number, noise: number}} how
 */
export function factors({ rate, batch, spread, noise }) {
  const pull = rate * spread ** 2;
  return {
    mean: 1 - pull,
    square: 1 - 2 * pull + pull ** 2 * (1 + 2 / batch),
    heat: (rate * spread * noise) ** 2 / batch,
  };
}

/** The largest rate at which ⟨δ²⟩ does not grow. @param {{batch: number, spread: number}} how */
export const largestRate = ({ batch, spread }) => 2 / (spread ** 2 * (1 + 2 / batch));

/** Where ⟨δ²⟩ comes to rest: infinite at and beyond the largest rate. @param {Parameters<typeof factors>[0]} how */
export function rest(how) {
  const { square, heat } = factors(how);
  return square < 1 ? heat / (1 - square) : Infinity;
}
