/** An error for a state that content which passed the check cannot lead to. */
export function internalFault(what: string): Error {
  return new Error(`${what}; this is a fault of Plumbline, please report it with the plan that shows it`);
}
