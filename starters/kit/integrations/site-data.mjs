import { findProblems } from '../src/schema/validate.mjs';

/** Stops before anything is built when the data does not fit: one line for each problem. */
export function siteData() {
  return {
    name: 'site-data',
    hooks: {
      'astro:config:setup': ({ command, config }) => {
        if (command === 'build' && !config.site) {
          throw new Error('SITE_URL is not set: the address of the site, such as https://www.example.com');
        }
        const problems = findProblems(config.root);
        for (const { file, pointer, message } of problems) {
          console.error(`DATA_ERROR ${file} ${pointer} ${message}`);
        }
        if (problems.length > 0) throw new Error(`The data of the site has ${problems.length} problem(s), see above.`);
      },
    },
  };
}
