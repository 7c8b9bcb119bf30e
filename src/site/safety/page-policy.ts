/**
 * The content security policy of every page. All scripts and styles are files of the portal itself, so it names no
 * digests, and is the same on all pages: nothing that is written into a page runs or colours anything.
 */
export const pagePolicy = [
  "default-src 'none'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  // Pagefind is WebAssembly, which needs the second source.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");
