/**
 * Makes a function that keeps its answer for as long as somebody else does, and works it out again if it is asked for
 * later. For what is large, is needed by one after the other, and would only fill the memory between them.
 */
export function whileHeld<Answer extends WeakKey>(compute: () => Answer): () => Answer {
  let held: WeakRef<Answer> | undefined;
  return () => {
    const known = held?.deref();
    if (known) return known;
    const answer = compute();
    held = new WeakRef(answer);
    return answer;
  };
}
