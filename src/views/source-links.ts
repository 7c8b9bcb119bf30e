/** Addresses on the server for git where the plan folder lies: to see a file or a commit, to edit, to write a new one. */
import { type CollectionName, type Portal, repositoryHost } from "../model/index.ts";

export interface SourceLinks {
  readonly view: string;
  readonly edit: string;
}

/** The addresses of an entry's file, e.g. `content/kpis/churn.json`; `undefined` where the host is not known. */
export function sourceLinks(portal: Portal, file: string): SourceLinks | undefined {
  const place = placeOf(portal);
  if (!place || file === "") return undefined;
  const { base, branch } = place;
  // The plan folder may have another name where it is built than it has in the repository.
  const path = encodedPath(inFolder(place.folder, file.slice(file.indexOf("/") + 1)));
  return { view: `${base}/blob/${branch}/${path}`, edit: `${base}/edit/${branch}/${path}` };
}

/** The page of a commit, given its full hash; `undefined` where the host is not known. */
export function commitLink(portal: Portal, hash: string): string | undefined {
  const place = placeOf(portal);
  return place && `${place.base}/commit/${hash}`;
}

/** The place of an entry in the form, relative to the portal; `undefined` in a portal without one. */
export function formLink({ form }: Portal, collection: CollectionName, id: string): string | undefined {
  return form && `admin/index.html#/collections/${collection}/entries/${encodedPath(id)}`;
}

export interface NewFileLink {
  readonly href: string;
  /** What the link says, e.g. `Start the file on GitLab`. */
  readonly text: string;
  /** What the page that it leads to holds already, and what is left to do. */
  readonly note: string;
}

const hostNames = { github: "GitHub", gitlab: "GitLab" } as const;

/** Servers refuse addresses that are much longer. */
const longestAddress = 7_500;

/**
 * The page that writes a new file, `path` being relative to the plan folder. GitHub takes the text from the
 * address, as long as that is not too long; GitLab takes the name of the file alone.
 */
export function newFileLink(portal: Portal, path: string, text: string): NewFileLink | undefined {
  const place = placeOf(portal);
  if (!place) return undefined;
  const { base, branch, folder, host } = place;
  if (host === "gitlab") {
    const name = encodeURIComponent(inFolder(folder, path));
    return {
      href: `${base}/new/${branch}?file_name=${name}`,
      text: startWords(host),
      note: "The name is filled in, but GitLab takes no text from a link, so the file is empty there: copy the text below first and paste it.",
    };
  }
  const slash = path.indexOf("/");
  const within = encodedPath(inFolder(folder, path.slice(0, slash)));
  const href = `${base}/new/${branch}/${within}?filename=${encodeURIComponent(path.slice(slash + 1))}`;
  const prefilled = `${href}&value=${encodeURIComponent(text)}`;
  return prefilled.length > longestAddress
    ? {
        href,
        text: startWords(host),
        note: "The name is filled in, but this text is too long for a link, so the file is empty there: copy the text below first and paste it.",
      }
    : {
        href: prefilled,
        text: `Write it on ${hostNames[host]}`,
        note: "The name and the text below are filled in there.",
      };
}

function startWords(host: keyof typeof hostNames): string {
  return `Start the file on ${hostNames[host]}`;
}

function placeOf({ repository }: Portal) {
  if (!repository) return undefined;
  const { url, branch, folder } = repository;
  const host = repository.host ?? repositoryHost(url);
  if (!host) return undefined;
  const project = url.replace(/\/+$/, "").replace(/\.git$/, "");
  return { host, base: host === "gitlab" ? `${project}/-` : project, branch: encodedPath(branch), folder };
}

function inFolder(folder: string, path: string): string {
  return folder === "." ? path : `${folder}/${path}`;
}

function encodedPath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
