/** For `tsc`, which cannot read Astro files; `astro check` knows what each of them takes. */
declare module "*.astro" {
  const Component: (props: Readonly<Record<string, unknown>>) => unknown;
  // biome-ignore lint/style/noDefaultExport: Astro exports components so.
  export default Component;
}
