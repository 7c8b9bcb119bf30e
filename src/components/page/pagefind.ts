/** The part of Pagefind's browser module that the search page uses; it is loaded from the portal's own index. */
export interface PagefindModule {
  createInstance(options: PagefindOptions): Pagefind;
}

export interface PagefindOptions {
  readonly baseUrl: string;
  readonly basePath: string;
  readonly excerptLength: number;
  readonly ranking: { readonly metaWeights: Readonly<Record<string, number>> };
}

/** One index with what is loaded of it. */
export interface Pagefind {
  /** Loads what a search would load; `null` is what every search needs. */
  preload(query: string | null): Promise<void>;
  search(query: string | null, options?: SearchOptions): Promise<Found>;
}

export interface SearchOptions {
  readonly filters?: object;
  readonly sort?: object;
}

export interface Found {
  readonly results: readonly Result[];
}

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
