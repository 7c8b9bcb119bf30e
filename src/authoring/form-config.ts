/**
 * The whole configuration of the form in the browser. It is made from the schemas and from what the plan holds,
 * so that the form and the check never differ in what a field is called or may hold.
 */
import {
  type CollectionName,
  collectionNames,
  collections,
  type Portal,
  repositoryHost,
} from "../model/index.ts";
import { type Field, fieldsInOrder } from "./field.ts";
import { capitalised, type FormField, formField, label } from "./form-field.ts";

/** The ids of a collection, as far as the plan has entries. */
export type IdsOf = (collection: CollectionName) => readonly string[];

export interface FormServer {
  /** The configuration of the form for the server that keeps the files. */
  readonly backend: FormField;
  /** The origins that the page has to reach; none for a folder of this machine. */
  readonly origins: readonly string[];
}

export function formConfig(portal: Portal, idsOf: IdsOf, base: string): FormField {
  const folder = portal.repository?.folder ?? "content";
  const within = (path: string) => (folder === "." ? path : `${folder}/${path}`);
  return {
    load_config_file: false,
    backend: formServer(portal).backend,
    app_title: portal.name,
    display_url: base,
    logo: { src: `${base}favicon.svg` },
    show_preview_links: false,
    editor: { preview: false },
    media_folder: within("media"),
    public_folder: "/media",
    slug: { encoding: "ascii", clean_accents: true },
    output: { omit_empty_optional_fields: true, json: { indent_size: 2 }, yaml: { indent_size: 2 } },
    collections: collectionNames.map((name) => collection(name, within(name), idsOf(name))),
  };
}

/** Where files are saved: in a folder of this machine, and with `saves: "repository"` also as commits. */
export function formServer({ form, repository }: Portal): FormServer {
  const host = repository?.host ?? repositoryHost(repository?.url ?? "");
  // The form wants to know a server in any case; without an origin the page's policy lets it reach none.
  if (!repository || !host)
    return { backend: { name: "github", repo: "local/plan", auth_methods: ["token"] }, origins: [] };
  const { origin, pathname } = new URL(repository.url);
  const repo = pathname.replace(/^\/|(\.git)?\/*$/g, "");
  const { settings, origins } = apiOf(host, origin);
  const backend = { name: host, repo, branch: repository.branch, auth_methods: ["token"], ...settings };
  return { backend, origins: form?.saves === "repository" ? origins : [] };
}

function apiOf(host: "github" | "gitlab", origin: string) {
  if (origin === "https://github.com") return { settings: {}, origins: ["https://api.github.com"] };
  const [rest, graph] = host === "github" ? ["/api/v3", "/api/graphql"] : ["/api/v4", "/api/graphql"];
  return {
    settings: { api_root: `${origin}${rest}`, graphql_api_root: `${origin}${graph}`, base_url: origin },
    origins: [origin],
  };
}

/** How the form reads and writes the JSON files of a collection, see `src/site/form/browser/json-format.js`. */
export interface JsonFormat {
  readonly name: string;
  /** Lists that a file has even when they are empty. */
  readonly lists: readonly string[];
}

export function jsonFormats(): readonly JsonFormat[] {
  const names = collectionNames.filter((name) => collections[name].format === "json");
  return names.map((name) => {
    const owed = fieldsInOrder(collections[name].schema).filter((field) => isOwed(name, field));
    return { name: ownFormat(name), lists: owed.map((field) => field.name) };
  });
}

function ownFormat(name: CollectionName): string {
  return `${name}-json`;
}

/**
 * A list that must be there and may be empty, such as the targets of a KPI. The form knows only lists that have
 * something in them and lists that are left out, so it takes these for the latter and our format adds them.
 */
function isOwed(collection: CollectionName, { isRequired, shape }: Field): boolean {
  return collections[collection].format === "json" && isRequired && shape.kind === "list";
}

function collection(name: CollectionName, folder: string, ids: readonly string[]): FormField {
  const { schema, format, noun } = collections[name];
  const hasTitle = Object.hasOwn(schema.shape, "title");
  const isNested = name === "milestones" || ids.some((id) => id.includes("/"));
  return {
    name,
    label: label(name),
    label_singular: capitalised(noun),
    folder,
    extension: format,
    format: format === "json" ? ownFormat(name) : "yaml-frontmatter",
    ...(hasTitle ? { identifier_field: "title", summary: "{{title}}" } : { summary: "{{slug}}" }),
    slug: {
      ...(hasTitle ? { template: "{{title}}" } : {}),
      editable: ["create"],
      hint: "The id by which other entries name this one. It cannot be changed here later.",
      pattern: ["^[a-z0-9]+(-[a-z0-9]+)*$", "Write lower-case letters, digits and hyphens."],
    },
    ...(isNested ? { nested: { subfolders: false }, meta: { path: {} } } : {}),
    sortable_fields: hasTitle ? ["title"] : [],
    fields: [
      ...fieldsInOrder(schema).map((field) => ({
        ...formField(field),
        ...(isOwed(name, field) ? { required: false } : {}),
      })),
      ...(format === "mdx"
        ? [
            {
              name: "body",
              label: "Text",
              widget: "text",
              required: false,
              hint: "The narrative, in Markdown.",
            },
          ]
        : []),
    ],
  };
}
