/** As much of the form's program as `start.js` uses; see https://sveltiacms.app/en/docs/api. */
declare const CMS: {
  readonly registerCustomFormat: (
    name: string,
    extension: string,
    format: {
      readonly fromFile: (text: string) => unknown;
      readonly toFile: (value: unknown) => string;
    },
  ) => void;
  readonly init: (options: { readonly config: unknown }) => void;
};

export { CMS as default };
