/** The part of Pagefind's browser module that the search page uses; it is loaded from the portal's own index. */
export interface Pagefind {
  options(options: {
    readonly baseUrl: string;
    readonly bundlePath: string;
    readonly excerptLength: number;
    readonly ranking: { readonly metaWeights: Readonly<Record<string, number>> };
  }): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<Filters>;
  search(query: string | null, options?: SearchOptions): Promise<Found>;
}

export interface SearchOptions {
  readonly filters?: object;
  readonly sort?: object;
}

export interface Found {
  readonly results: readonly Result[];
  readonly unfilteredResultCount: number;
}

/** How many records there are of every value, by the name of the filter. */
export type Filters = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Result {
  readonly id: string;
  readonly score: number;
  data(): Promise<ResultData>;
}

export interface ResultData {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
}
