import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const loader = new StaticConfigLoader({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How the source is written is Astro's affair.
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // Titles have their own check; telephone numbers stay as the client wrote them.
    'long-title': 'off',
    'tel-non-breaking': 'off',
    // Everything is the site's own: integrity is what the transport gives.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Ids are made from data, and are plain.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** Valid, accessible markup by html-validate. */
export async function html({ pages }) {
  const validator = new HtmlValidate(loader);
  const reports = await Promise.all(
    pages.map(async (page) => ({ page, report: await validator.validateString(page.source, page.file) })),
  );
  const findings = reports.flatMap(({ page, report }) =>
    report.results.flatMap(({ messages }) =>
      messages.map(({ severity, ruleId, message, line, column }) => ({
        severity: severity === 2 ? 'error' : 'warning',
        page: page.path,
        message: `${message} (${ruleId}, ${line}:${column})`,
      })),
    ),
  );
  return { detail: `${pages.length} pages`, findings };
}
