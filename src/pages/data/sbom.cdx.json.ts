import { currentSite } from "../../site/current-site.ts";
import { billOfMaterials } from "../../site/supply/bill-of-materials.ts";
import { lockfile } from "../../site/supply/own-texts.ts";

/** What the portal is made of and with, for those who keep watch over packages with known faults. */
export const GET = () => {
  const hasForm = currentSite().repository.portal.form !== undefined;
  return new Response(billOfMaterials(lockfile, { hasForm }), {
    headers: { "content-type": "application/vnd.cyclonedx+json" },
  });
};
