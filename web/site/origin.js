// Where the site will stand, if somebody says so: SITE_ORIGIN=https://host/folder/ npm run build.
// Search engines are told, and the page of a wrong address, which a host shows at any address, finds
// its way home from everywhere. All else is relative and works without.

/** 'https://host/folder/', or ''. */
export const siteOrigin = () => {
  const said = process.env.SITE_ORIGIN ?? '';
  return said ? said.replace(/\/*$/, '/') : '';
};

/** A page at the top of the site, its relative addresses made absolute. @param {string} html */
export function absolute(html) {
  const origin = siteOrigin();
  return origin ? html.replace(/\b(href|src|data-root)="\.\//g, `$1="${origin}`) : html;
}
