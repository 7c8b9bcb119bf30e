/**
 * Student's t distribution for a whole number of degrees of freedom.
 *
 * With ν degrees of freedom and θ = arctan(t/√ν) the probability of lying between −t and t is a finite sum
 * (Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.7.3 and 26.7.4):
 *
 *     ν = 1      A = 2θ/π
 *     ν odd      A = 2/π · { θ + sin θ · [ cos θ + 2/3 cos³θ + … + (2·4⋯(ν−3))/(1·3⋯(ν−2)) cos^(ν−2) θ ] }
 *     ν even     A = sin θ · [ 1 + 1/2 cos²θ + (1·3)/(2·4) cos⁴θ + … + (1·3⋯(ν−3))/(2·4⋯(ν−2)) cos^(ν−2) θ ]
 *
 * It comes from the density, which is proportional to cos^(ν+1) of θ, by integrating powers of the cosine by
 * parts. A trend over 12 measurements needs ν from 2 to 10, so a sum has at most five terms and is exact to
 * the last digits; general methods (the incomplete beta function) pay for a freedom that nothing here uses.
 *
 * Example: ν = 2 and t = 1.8856: θ = 0.9273, sin θ = 0.8, A = 0.8, so 90 % lie below t.
 */

/** The probability of a value of at most `t`. */
export function studentCdf(t: number, degreesOfFreedom: number): number {
  const within = probabilityWithin(Math.abs(t), degreesOfFreedom);
  return t < 0 ? (1 - within) / 2 : (1 + within) / 2;
}

/** The value that a share `p` (0 < p < 1) of all values lies below: the inverse of {@link studentCdf}. */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, degreesOfFreedom);
  let low = 0;
  let high = 1;
  while (studentCdf(high, degreesOfFreedom) < p) high *= 2;
  // Halving the interval until no number lies between its ends takes about 60 steps and cannot fail.
  for (let middle = high / 2; low < middle && middle < high; middle = (low + high) / 2) {
    if (studentCdf(middle, degreesOfFreedom) < p) low = middle;
    else high = middle;
  }
  return high;
}

/** The probability of lying between −t and t, the A(t|ν) of the essay. */
function probabilityWithin(t: number, degreesOfFreedom: number): number {
  const angle = Math.atan(t / Math.sqrt(degreesOfFreedom));
  const cosine = Math.cos(angle);
  const isEven = degreesOfFreedom % 2 === 0;
  let term = isEven ? 1 : cosine;
  let total = degreesOfFreedom === 1 ? 0 : term;
  for (let power = isEven ? 2 : 3; power <= degreesOfFreedom - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    total += term;
  }
  const product = Math.sin(angle) * total;
  return Math.min(1, isEven ? product : (2 / Math.PI) * (angle + product));
}
