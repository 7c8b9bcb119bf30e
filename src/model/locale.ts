/** True for a code that ISO 4217 lists, as far as the runtime knows the list. */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf("currency").includes(code);
}

/**
 * True for a BCP 47 tag whose language the runtime knows. For another one, such as `English`, it would silently
 * write numbers and dates in the language of the machine.
 */
export function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}
