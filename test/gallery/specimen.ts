import type { AstroComponentFactory } from "astro/runtime/server/index.js";
import type { ComponentProps } from "astro/types";
import type { GalleryCase } from "./cases/gallery-case.ts";

/** A component with its cases, each as the values that the component takes. */
export interface Specimen {
  /** The name of its golden file. */
  readonly name: string;
  readonly title: string;
  readonly Component: AstroComponentFactory;
  readonly cases: readonly {
    readonly name: string;
    readonly says: string;
    readonly props: Readonly<Record<string, unknown>>;
  }[];
  /** A page of the portal has it once, so its ids take no prefix. */
  readonly isOnceAPage: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: it is how Astro itself describes any component.
type AnyComponent = (props: any) => unknown;

/** Names the file by the title: `KPI chart` is held against `kpi-chart.html`. */
export function specimen<Component extends AnyComponent, View>(
  title: string,
  Component: Component,
  cases: readonly GalleryCase<View>[],
  propsOf: (view: View, id: string) => ComponentProps<Component>,
  { isOnceAPage = false }: { readonly isOnceAPage?: boolean } = {},
): Specimen {
  const name = title.toLowerCase().replaceAll(" ", "-");
  return {
    name,
    title,
    Component: Component as unknown as AstroComponentFactory,
    cases: cases.map((item) => ({
      name: item.name,
      says: item.says,
      props: propsOf(item.view, `${name}-${item.name}`) as Readonly<Record<string, unknown>>,
    })),
    isOnceAPage,
  };
}

/** A page of the gallery: all cases of a component, or one. */
export interface Sheet {
  readonly path: string;
  readonly title: string;
  readonly specimen: Specimen;
}

export function sheetsOf(specimen: Specimen): readonly Sheet[] {
  const { name, title, cases, isOnceAPage } = specimen;
  if (!isOnceAPage) return [{ path: name, title, specimen }];
  return cases.map((item) => ({
    path: `${name}-${item.name}`,
    title: `${title}: ${item.name}`,
    specimen: { ...specimen, cases: [item] },
  }));
}
