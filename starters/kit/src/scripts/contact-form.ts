const SECONDS = 20;

interface Answer {
  problems?: { field: string; problem: string }[];
  error?: { reason: string; next_step: string };
}

/** What the service says, or nothing where it cannot be reached. */
async function send(form: HTMLFormElement): Promise<{ ok: boolean; answer: Answer }> {
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  body.set('elapsed', performance.now().toFixed());
  try {
    const signal = AbortSignal.timeout(SECONDS * 1000);
    const response = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' }, signal });
    return { ok: response.ok, answer: (await response.json()) as Answer };
  } catch {
    return { ok: false, answer: {} };
  }
}

function show(form: HTMLFormElement, ok: boolean, { problems = [], error }: Answer): void {
  form.querySelectorAll<HTMLInputElement>('[aria-describedby]').forEach((input) => {
    const found = problems.find(({ field }) => field === input.name);
    input.ariaInvalid = String(!!found);
    document.getElementById(`${input.id}_problem`)!.textContent = found?.problem ?? '';
  });
  const status = form.querySelector<HTMLElement>('[role=status]')!;
  const failed = error ? `${error.reason} ${error.next_step}` : form.dataset.failed!;
  status.textContent = ok ? form.dataset.sent! : problems[0] ? '' : failed;
  form.classList.toggle('sent', ok);
  (form.querySelector<HTMLElement>('[aria-invalid=true]') ?? status).focus();
}

document.querySelectorAll<HTMLFormElement>('.contact-form').forEach((form) => {
  // The service names what is missing in the site's language; the browser would use its own.
  form.noValidate = true;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    form.ariaBusy = 'true';
    const { ok, answer } = await send(form);
    form.ariaBusy = 'false';
    show(form, ok, answer);
    if (ok) form.reset();
  });
});
