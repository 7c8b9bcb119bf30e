import { schemaTexts } from "../../../site/schema-texts.ts";

export const getStaticPaths = () =>
  schemaTexts().map(({ name, text }) => ({ params: { name }, props: { text } }));

export const GET = ({ props }: { readonly props: { readonly text: string } }) =>
  new Response(props.text, { headers: { "content-type": "application/json" } });
