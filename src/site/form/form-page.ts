import type { FormServer } from "../../authoring/form-config.ts";

/**
 * The page of the form. It is the only one of the portal whose policy allows inline styles, which the form sets
 * as it runs; what runs is still only our own files, and what it reaches is the portal itself and the server
 * that keeps the files, if there is one.
 */
export function formPage(title: string, { origins }: FormServer): string {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src ${["'self'", "blob:", "data:", ...origins].join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="../favicon.svg">
<script type="module" src="start.js"></script>
</head>
<body></body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
