/** Writes money for people. It stands apart from the other formats, so that a script in a page can bring it along. */
export interface MoneyFormat {
  /** Money to three figures, for headlines: `€2.65m`. */
  readonly money: (amount: number) => string;
  /** Money to the unit, for reckoning: `EUR 2,650,000`. */
  readonly fullMoney: (amount: number) => string;
}

/** What is rounded to zero has no sign. */
export const signDisplay = "negative";

export function moneyFormat(locale: string, currency: string): MoneyFormat {
  const headline = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    signDisplay,
    currencyDisplay: "narrowSymbol",
    notation: "compact",
    minimumFractionDigits: 0,
    maximumSignificantDigits: 3,
  });
  const ledger = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    signDisplay,
    currencyDisplay: "code",
    maximumFractionDigits: 0,
  });
  return {
    money: (amount) => withMinus(headline.format(amount)),
    fullMoney: (amount) => withMinus(ledger.format(amount)),
  };
}

/** A minus is as wide as a figure, a hyphen is not. */
export function withMinus(text: string): string {
  return text.replace("-", "−");
}
